import { describe, expect, it } from 'vitest'
import { parseReport } from './test-results.ts'
import { listFailedFiles, mergeReruns, type Rerun } from './unsteady.ts'

type Test = readonly [name: string, status: string]

const file = (name: string, ...tests: readonly Test[]) => ({
  name: `/project/test/e2e/${name}`,
  status: tests.length === 0 || tests.some(([, status]) => status === 'failed') ? 'failed' : 'passed',
  message: tests.length === 0 ? 'Cannot find module' : '',
  assertionResults: tests.map(([fullName, status]) => ({
    fullName,
    title: fullName,
    status,
    failureMessages: status === 'failed' ? [`${fullName} was lost`] : [],
  })),
})

const report = (...testResults: readonly ReturnType<typeof file>[]) => parseReport({ testResults })

const rerun = (again: ReturnType<typeof file>, changes: Partial<Rerun> = {}): Rerun => ({
  name: again.name,
  report: report(again),
  output: '\u001b[32mwhat\u001b[39m Vitest wrote',
  hasPassed: true,
  ...changes,
})

const steady = file('steady', ['a', 'passed'])
const failed = file('b', ['opens', 'passed'], ['clicks', 'failed'])
const passed = file('b', ['opens', 'passed'], ['clicks', 'passed'])
const first = report(steady, failed)

const merge = (...reruns: readonly Rerun[]) => mergeReruns(first, reruns, '/project')

describe('files to run again', () => {
  it('are those that failed, and those that could not be loaded', () => {
    expect(listFailedFiles(report(steady, failed, file('broken')))).toEqual([
      '/project/test/e2e/b',
      '/project/test/e2e/broken',
    ])
  })
})

describe('a file that was run again', () => {
  it('counts as passed and is named with both outputs if it passed', () => {
    const merged = merge(rerun(passed))
    expect(merged.report).toEqual(report(steady, passed))
    expect(merged.unsteady).toEqual([
      {
        file: 'test/e2e/b',
        failedTests: ['clicks'],
        firstOutput: 'clicks\nclicks was lost',
        secondOutput: 'what Vitest wrote',
      },
    ])
  })

  it('counts as passed if it could not be loaded before', () => {
    const merged = mergeReruns(report(file('b')), [rerun(passed)], '/project')
    expect(merged.report).toEqual(report(passed))
    expect(merged.unsteady).toMatchObject([{ failedTests: [], firstOutput: 'Cannot find module' }])
  })

  it.each<[why: string, again: Rerun]>([
    ['failed once more', rerun(failed, { hasPassed: false })],
    ['failed in another test', rerun(file('b', ['opens', 'failed'], ['clicks', 'passed']))],
    ['ended badly outside of any test', rerun(passed, { hasPassed: false })],
    ['left no report', rerun(passed, { report: undefined })],
    ['is missing in its report', rerun(passed, { report: report(steady) })],
    ['ran fewer tests', rerun(file('b', ['opens', 'passed']))],
    ['left out the test', rerun(file('b', ['opens', 'passed'], ['clicks', 'skipped']))],
  ])('counts as failed if it %s', (_why, again) => {
    expect(merge(again)).toEqual({ report: first, unsteady: [] })
  })

  it('changes nothing of the others', () => {
    const two = report(failed, file('c', ['closes', 'failed']))
    const merged = mergeReruns(two, [rerun(passed)], '/project')
    expect(merged.report.testResults.map(({ status }) => status)).toEqual(['passed', 'failed'])
    expect(merged.unsteady.map(({ file: name }) => name)).toEqual(['test/e2e/b'])
  })
})
