// Reports unsteady tests instead of hiding them: a file that failed is run once more by itself, and its two
// reports are merged into one report and a list. Pure.
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { countResults, type Report } from './test-results.ts'

type ReportedFile = Report['testResults'][number]

export interface UnsteadyFile {
  readonly file: string
  /** Empty if the file itself could not be loaded. */
  readonly failedTests: readonly string[]
  readonly firstOutput: string
  readonly secondOutput: string
}

export interface Rerun {
  /** The name as in the first report. */
  readonly name: string
  /** Undefined if Vitest ended without a report. */
  readonly report: Report | undefined
  readonly output: string
  /** False if Vitest failed for any reason. */
  readonly hasPassed: boolean
}

const failedOf = (file: ReportedFile) => file.assertionResults.filter(({ status }) => status === 'failed')

export const listFailedFiles = (report: Report): readonly string[] =>
  report.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name)

const countTests = (file: ReportedFile): number => file.assertionResults.length

/**
 * A file passed on its second run only if Vitest says so, nothing failed, and no test is newly missing or
 * skipped: fewer tests prove less.
 */
const findPassed = (first: ReportedFile, rerun: Rerun): ReportedFile | undefined => {
  const second = rerun.report?.testResults.find(({ name }) => name === first.name)
  if (!rerun.hasPassed || rerun.report === undefined || second === undefined) return undefined
  const counts = countResults(rerun.report)
  const skippedBefore = countResults({ testResults: [first] }).skipped
  const isWhole = countTests(second) >= countTests(first) && counts.skipped <= skippedBefore
  return counts.failed === 0 && counts.passed > 0 && isWhole ? second : undefined
}

const describeFirst = (file: ReportedFile): string =>
  [
    ...(file.message ? [file.message] : []),
    ...failedOf(file).map((test) => [test.fullName, ...(test.failureMessages ?? [])].join('\n')),
  ].join('\n\n')

/** Returns the report that counts, and the files that failed once and then passed, relative to `root`. */
export const mergeReruns = (
  first: Report,
  reruns: readonly Rerun[],
  root: string,
): { readonly report: Report; readonly unsteady: readonly UnsteadyFile[] } => {
  const unsteady: UnsteadyFile[] = []
  const testResults = first.testResults.map((file) => {
    const rerun = reruns.find(({ name }) => name === file.name)
    const passed = rerun === undefined ? undefined : findPassed(file, rerun)
    if (rerun === undefined || passed === undefined) return file
    unsteady.push({
      file: relative(root, file.name),
      failedTests: failedOf(file).map(({ fullName }) => fullName),
      firstOutput: stripVTControlCharacters(describeFirst(file)),
      secondOutput: stripVTControlCharacters(rerun.output),
    })
    return passed
  })
  return { report: { testResults }, unsteady }
}
