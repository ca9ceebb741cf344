// Tests each state that a line of the proof can have, with reports in Vitest's format.
import { describe, expect, it } from 'vitest'
import { proofLines, type ProofLine } from '../test/proof-lines.ts'
import { findBrokenFiles, findUnknownIds, idsOf, judgeLines } from './proof-states.ts'
import { countResults, parseReport } from './test-results.ts'

const report = (...tests: readonly (readonly [string, string])[]) =>
  parseReport({
    testResults: [
      {
        name: 'a.test.ts',
        status: tests.some(([, status]) => status === 'failed') ? 'failed' : 'passed',
        assertionResults: tests.map(([fullName, status]) => ({ fullName, title: fullName, status })),
      },
    ],
  })

const line = (electron: ProofLine['electron'] = 'none'): ProofLine => ({ id: 'S1', promise: '', electron })

const stateOf = (
  electron: ProofLine['electron'],
  isElectron: boolean,
  ...tests: (readonly [string, string])[]
) => judgeLines([line(electron)], report(...tests), isElectron)[0]?.state

describe('the state of a line', () => {
  it.each([
    [
      'none',
      'proved',
      [
        ['[S1] a', 'passed'],
        ['window [S2][S1] b', 'passed'],
      ],
    ],
    [
      'none',
      'failed',
      [
        ['[S1] a', 'passed'],
        ['[S1] b', 'failed'],
      ],
    ],
    [
      'none',
      'proved in part, a test was skipped',
      [
        ['[S1] a', 'passed'],
        ['[S1] b', 'skipped'],
      ],
    ],
    [
      'none',
      'proved here, part needs Electron',
      [
        ['[S1] a', 'passed'],
        ['[S1] b (E)', 'skipped'],
      ],
    ],
    ['part', 'proved here, part needs Electron', [['[S1] a', 'passed']]],
    [
      'part',
      'proved',
      [
        ['[S1] a', 'passed'],
        ['[S1] b (E)', 'passed'],
      ],
    ],
    ['none', 'needs Electron', [['[S1] b (E)', 'skipped']]],
    ['none', 'not run', [['[S1] b', 'skipped']]],
    [
      'none',
      'not yet written',
      [
        ['[S10] b', 'passed'],
        ['S1 without brackets', 'passed'],
      ],
    ],
    ['all', 'needs Electron', []],
  ] as const)('with Electron for %s of it is: %s', (electron, state, tests) => {
    expect(stateOf(electron, false, ...tests)).toBe(state)
  })

  it('is not yet written where Electron is there and no test is', () => {
    expect(stateOf('all', true)).toBe('not yet written')
  })

  it('reads all numbers of a title', () => {
    expect(idsOf('shell [S12][S13] and [R1] x [T1]')).toEqual(['S12', 'S13', 'R1'])
  })
})

describe('the report', () => {
  it('has a line for each promise', () => {
    expect(proofLines.filter(({ id }) => id.startsWith('S'))).toHaveLength(32)
    expect(proofLines.filter(({ id }) => id.startsWith('R'))).toHaveLength(14)
  })

  it('tells numbers that no line has', () => {
    expect(findUnknownIds(proofLines, report(['[S99] a', 'passed'], ['[S1] b', 'passed']))).toEqual(['S99'])
  })

  it('counts a file that could not be loaded as a failed test', () => {
    const broken = parseReport({
      testResults: [{ name: 'b.test.ts', status: 'failed', assertionResults: [] }],
    })
    expect(findBrokenFiles(broken)).toEqual(['b.test.ts'])
    expect(countResults(broken)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})
