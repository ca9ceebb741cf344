// Tests breaking a text and judging a run, with reports in Vitest's format.
import { describe, expect, it } from 'vitest'
import type { Sabotage } from '../../test/sabotages.ts'
import { parseReport } from '../test-results.ts'
import { breakText, chooseSabotages, findFault, judgeSabotage, stageOf, type TestRun } from './verdict.ts'

const sabotage: Sabotage = {
  name: 'the gate knows the origin',
  line: 'S17',
  file: 'src/gate.ts',
  takesOut: 'if (origin !== ours) return null',
  putsIn: '',
  test: 'src/gate.test.ts',
}
const title = 'the gate [S17] refuses a stranger'
const refuted = 'AssertionError: expected 1 to be 2\n    at src/gate.test.ts:1:1'

type Test = readonly [fullName: string, status: string, message?: string]

const report = (...tests: readonly Test[]) =>
  parseReport({
    testResults: [
      {
        name: `/tmp/copy/${sabotage.test}`,
        status: tests.every(([, status]) => status !== 'failed') && tests.length > 0 ? 'passed' : 'failed',
        assertionResults: tests.map(([fullName, status, message]) => ({
          fullName,
          title: fullName,
          status,
          failureMessages: message === undefined ? [] : [message],
        })),
      },
    ],
  })

const run = (tests: readonly Test[], over: Partial<TestRun> = {}): TestRun => ({
  hasPassed: tests.every(([, status]) => status !== 'failed'),
  report: report(...tests),
  output: '',
  ...over,
})

describe('breaking a text', () => {
  it('replaces what is there once, as it is written', () => {
    expect(breakText('a(b)\nc', { ...sabotage, takesOut: 'a(b)\n', putsIn: "$&$'" })).toBe("$&$'c")
  })

  it.each([
    ['nowhere', 0],
    ['twice', 2],
  ])('refuses what is there %s, and says where', (_where, count) => {
    const text = `${sabotage.takesOut}\n`.repeat(count)
    const attempt = () => breakText(text, sabotage)
    expect(attempt).toThrow(`src/gate.ts has the text`)
    expect(attempt).toThrow(`takes out ${count} times`)
  })
})

describe('a sabotage', () => {
  const judge = (...tests: readonly Test[]) => judgeSabotage(sabotage, run(tests))

  it('is noticed by each test of its line that fails by what it expects', () => {
    const rejects = 'Error: promise resolved "Response {\n status: 200 }" instead of rejecting\n    at x'
    expect(
      judge(
        [title, 'failed', refuted],
        ['[S17] b', 'failed', rejects],
        ['[S17] c', 'passed'],
        ['d', 'failed'],
      ),
    ).toEqual({ isNoticed: true, tests: [title, '[S17] b'] })
  })

  it.each<[string, readonly Test[], string]>([
    [
      'all tests pass',
      [
        [title, 'passed'],
        ['b', 'passed'],
      ],
      '2 tests passed',
    ],
    ['a test is skipped', [[title, 'skipped']], '0 tests passed'],
    [
      'a test of no line fails',
      [
        [title, 'passed'],
        ['b', 'failed', refuted],
      ],
      'only a test without [S17] failed: b',
    ],
    [
      'a test of another line fails',
      [['[S1] a', 'failed', refuted]],
      'only a test without [S17] failed: [S1] a',
    ],
    [
      'a test breaks off',
      [[title, 'failed', 'TypeError: x is not a function']],
      `a test broke off before it could tell: ${title}`,
    ],
    [
      'a test takes too long',
      [[title, 'failed', 'Error: Test timed out in 120000ms.']],
      `a test broke off before it could tell: ${title}`,
    ],
    ['the test could not be loaded', [], 'the test could not be loaded'],
  ])('is not noticed when %s', (_case, tests, why) => {
    expect(judge(...tests)).toEqual({ isNoticed: false, why })
  })

  it('is not noticed when nothing was run, as after a build that failed', () => {
    const verdict = judgeSabotage(sabotage, { hasPassed: false, report: undefined, output: '' })
    expect(verdict).toEqual({ isNoticed: false, why: 'no test was run' })
  })

  it('is not noticed by a test that passes when it is run again', () => {
    const verdict = judgeSabotage(sabotage, run([[title, 'failed', refuted]], { hasPassed: true }))
    expect(verdict).toEqual({ isNoticed: false, why: `a test failed only once of twice: ${title}` })
  })
})

describe('the code as it is', () => {
  const find = (tests: readonly Test[], over: Partial<TestRun> = {}) => findFault(sabotage, run(tests, over))

  it('shows something if a test of the line passes, also at its second run', () => {
    expect(
      find([
        [title, 'passed'],
        ['[S1] b', 'skipped'],
      ]),
    ).toBeNull()
    expect(
      find(
        [
          [title, 'passed'],
          ['b', 'failed', refuted],
        ],
        { hasPassed: true },
      ),
    ).toBeNull()
  })

  it('shows nothing if its tests fail, are skipped, carry another number or are not there', () => {
    expect(
      find([
        [title, 'passed'],
        ['b', 'failed', refuted],
      ]),
    ).toBe('src/gate.test.ts fails as it is')
    expect(
      find([
        [title, 'skipped'],
        ['[S1] b', 'passed'],
      ]),
    ).toMatch(/no test .* carries \[S17\] was run/u)
    expect(find([], { report: parseReport({ testResults: [] }) })).toBe('src/gate.test.ts was not run')
    expect(find([], { report: undefined })).toBe('src/gate.test.ts was not run')
  })
})

describe('words', () => {
  const other = { ...sabotage, name: 'Logs are redacted', line: 'S4' }
  const all = [sabotage, other]

  it('choose by the line’s number and by parts of names, and all if there are none', () => {
    expect(chooseSabotages(all, [])).toEqual(all)
    expect(chooseSabotages(all, ['s4'])).toEqual([other])
    expect(chooseSabotages(all, ['REDACTED', 'S17'])).toEqual(all)
  })

  it('that choose nothing are refused', () => {
    expect(() => chooseSabotages(all, ['S1', 'S4'])).toThrow('There is no sabotage of S1.')
  })
})

it('each test has its stage', () => {
  const files = ['test/e2e/a.test.ts', 'test/integration/a.test.ts', 'src/a.alone.test.ts']
  expect(files.map(stageOf)).toEqual(['e2e', 'integration', 'unit'])
})
