// Breaks a text, and decides whether the proof noticed: a test that carries the line's number must fail by what it
// expects. A build that failed, a file that could not be loaded or a run without tests notices nothing. Pure.
import type { Sabotage } from '../../test/sabotages.ts'
import { findBrokenFiles, idsOf } from '../proof-states.ts'
import { SetupError } from '../setup/progress.mjs'
import type { Stage } from '../stages.ts'
import type { Assertion, Report } from '../test-results.ts'

export interface TestRun {
  /** False if a test failed, and an end-to-end test only if it failed again by itself. */
  readonly hasPassed: boolean
  /** Undefined if no test was run. */
  readonly report: Report | undefined
  readonly output: string
}

export type Verdict =
  | { readonly isNoticed: true; readonly tests: readonly string[] }
  | { readonly isNoticed: false; readonly why: string }

export const stageOf = (test: string): Stage => {
  if (test.startsWith('test/e2e/')) return 'e2e'
  return test.startsWith('test/integration/') ? 'integration' : 'unit'
}

/** `text` is the file's. Throws unless it has exactly one place that the sabotage can mean. */
export const breakText = (text: string, { name, file, takesOut, putsIn }: Sabotage): string => {
  const count = text.split(takesOut).length - 1
  if (count === 1) return text.replace(takesOut, () => putsIn)
  throw new SetupError(
    `${file} has the text that the sabotage “${name}” takes out ${count} times instead of once. ` +
      'Change it in test/sabotages.ts:\n\n' +
      takesOut,
  )
}

const listTests = (report: Report): readonly Assertion[] =>
  report.testResults.flatMap((file) => file.assertionResults)

/** How an expectation says that it does not hold; any other error broke the test off. */
const refutation = /\bAssertionError\b|\bpromise (resolved|rejected) .* instead of (resolving|rejecting)/su

const isRefuted = ({ status, failureMessages }: Assertion): boolean =>
  status === 'failed' && (failureMessages ?? []).some((message) => refutation.test(message))

export const judgeSabotage = ({ line }: Sabotage, { hasPassed, report }: TestRun): Verdict => {
  const miss = (why: string): Verdict => ({ isNoticed: false, why })
  if (report === undefined) return miss('no test was run')
  if (findBrokenFiles(report).length > 0) return miss('the test could not be loaded')
  const tests = listTests(report)
  const failed = tests.filter(({ status }) => status === 'failed')
  const own = failed.filter(({ fullName }) => idsOf(fullName).includes(line))
  const refuted = own.filter(isRefuted)
  const [first] = own.length > 0 ? own : failed
  if (first === undefined)
    return miss(`${tests.filter(({ status }) => status === 'passed').length} tests passed`)
  if (own.length === 0) return miss(`only a test without [${line}] failed: ${first.fullName}`)
  if (refuted.length === 0) return miss(`a test broke off before it could tell: ${first.fullName}`)
  if (hasPassed) return miss(`a test failed only once of twice: ${first.fullName}`)
  return { isNoticed: true, tests: refuted.map(({ fullName }) => fullName) }
}

/** Returns why the unbroken code shows nothing for a sabotage, or null: its own tests must pass. */
export const findFault = ({ line, test }: Sabotage, { hasPassed, report }: TestRun): string | null => {
  const file = report?.testResults.find(({ name }) => name.replaceAll('\\', '/').endsWith(`/${test}`))
  if (!file) return `${test} was not run`
  const { assertionResults: tests } = file
  if (!hasPassed && file.status === 'failed') return `${test} fails as it is`
  const hasOwn = tests.some(({ fullName, status }) => status === 'passed' && idsOf(fullName).includes(line))
  return hasOwn ? null : `no test of ${test} that carries [${line}] was run`
}

/** Words are numbers of lines, or parts of names. Without any, all are chosen. */
export const chooseSabotages = (all: readonly Sabotage[], words: readonly string[]): readonly Sabotage[] => {
  const fits = ({ line, name }: Sabotage, word: string) =>
    line === word.toUpperCase() || name.toLowerCase().includes(word.toLowerCase())
  const unknown = words.filter((word) => !all.some((sabotage) => fits(sabotage, word)))
  if (unknown.length > 0) throw new SetupError(`There is no sabotage of ${unknown.join(', ')}.`)
  return words.length === 0 ? all : all.filter((sabotage) => words.some((word) => fits(sabotage, word)))
}
