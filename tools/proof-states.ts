// Turns Vitest's results into a state and counts for each line of the proof. Pure. A line is proved only if
// at least one of its tests ran, and none failed or was skipped.
import type { ProofLine } from '../test/proof-lines.ts'
import { isSkipped, type Assertion, type Report } from './test-results.ts'

export const proofStates = [
  'proved',
  'proved here, part needs Electron',
  'proved in part, a test was skipped',
  'failed',
  'needs Electron',
  'not run',
  'not yet written',
] as const
type ProofState = (typeof proofStates)[number]

export interface ProvedLine {
  readonly line: ProofLine
  readonly state: ProofState
  readonly tests: number
}

const idPattern = /\[([SR]\d+)\]/g

export const idsOf = (title: string): readonly string[] =>
  [...title.matchAll(idPattern)].map((match) => match[1] ?? '')

const needsElectron = (assertion: Assertion) => assertion.fullName.includes('(E)')

const judge = (line: ProofLine, tests: readonly Assertion[], isElectron: boolean): ProofState => {
  if (tests.some((test) => test.status === 'failed')) return 'failed'
  const passed = tests.filter((test) => test.status === 'passed')
  const skipped = tests.filter(isSkipped)
  if (tests.length === 0) return line.electron === 'all' && !isElectron ? 'needs Electron' : 'not yet written'
  if (passed.length === 0) return skipped.every(needsElectron) ? 'needs Electron' : 'not run'
  if (skipped.some((test) => !needsElectron(test))) return 'proved in part, a test was skipped'
  const isWhole = line.electron === 'none' || passed.some(needsElectron)
  return skipped.length === 0 && isWhole ? 'proved' : 'proved here, part needs Electron'
}

export const judgeLines = (
  lines: readonly ProofLine[],
  report: Report,
  isElectron: boolean,
): readonly ProvedLine[] => {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  return lines.map((line) => {
    const own = tests.filter((test) => idsOf(test.fullName).includes(line.id))
    return { line, state: judge(line, own, isElectron), tests: own.length }
  })
}

/** Numbers in test titles that no line has: typing errors that would leave a test uncounted. */
export const findUnknownIds = (lines: readonly ProofLine[], report: Report): readonly string[] => {
  const known = new Set(lines.map(({ id }) => id))
  const used = report.testResults.flatMap((file) =>
    file.assertionResults.flatMap((test) => idsOf(test.fullName)),
  )
  return [...new Set(used)].filter((id) => !known.has(id))
}

/** Files that could not be loaded. We don't know what they would have proved. */
export const findBrokenFiles = (report: Report): readonly string[] =>
  report.testResults
    .filter(
      (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
    )
    .map((file) => file.name)
