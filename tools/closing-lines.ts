// Writes the last lines of `npm test`: a table of its parts, the unsteady files, the failures, and the
// totals. The totals are always the last line, and alone on it. Pure.
import type { StageResult } from './stages.ts'
import { addCounts, describeCounts } from './test-results.ts'

const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`)

export const writeClosingLines = (
  results: readonly StageResult[],
  notes: readonly string[] = [],
): readonly string[] => {
  const unsteady = results.flatMap((result) => result.unsteady)
  const failures = results.flatMap((result) => result.failures)
  const total = results.map(({ counts }) => counts).reduce(addCounts, { passed: 0, failed: 0, skipped: 0 })
  const named = unsteady.flatMap(({ file, failedTests }) =>
    failedTests.length > 0 ? failedTests.map((test) => `${file} › ${test}`) : [file],
  )
  return [
    '',
    ...results.map(({ stage, counts }) => `${stage.padEnd(12)} ${describeCounts(counts)}`),
    ...notes,
    ...(named.length > 0
      ? ['', 'Unsteady, failed once and passed when run again (out/unsteady.json):', ...indent(named)]
      : []),
    ...(failures.length > 0 ? ['', 'Failed:', ...indent(failures)] : []),
    '',
    describeCounts(total),
  ]
}
