import { describe, expect, it } from 'vitest'
import type { Measure } from './race.ts'
import { formatTable } from './results.ts'

const line = { id: 'P1', title: 'stream', against: 'a peer', target: '25 times less' }
const measure: Measure = {
  name: 'list',
  value: 24.9,
  goal: { direction: 'at least', limit: 25, unit: 'times' },
  ours: 10,
  theirs: 249,
  unit: 'ms',
  rounds: 5,
  profile: ['50 %  parse', '20 %  draw'],
}

describe('the table of results', () => {
  it('says each value beside its target, and of a lost race why', () => {
    const table = formatTable([{ line, outcome: { state: 'run', measures: [measure] } }])
    expect(table).toContain('LOST     24.9×  (at least 25.0×; 10.0 ms to 249 ms, 5 rounds) list')
    expect(table).toContain('50 %  parse')
    expect(table).toContain('0 won · 1 lost · 0 failed · 0 not yet written')
  })

  it('says what is only the least, how many rounds the peer had, and how far apart they are', () => {
    const cutOff = { ...measure, value: 37.5, theirs: 375, theirRounds: 1, isLeast: true } as const
    const measures = [{ ...cutOff, spread: { ours: 0.05, theirs: 0 } }]
    expect(formatTable([{ line, outcome: { state: 'run', measures } }])).toContain(
      'won    > 37.5×  (at least 25.0×; 10.0 ms to more than 375 ms, 5 rounds, theirs 1, spread 5 % and 0 %) list',
    )
  })

  it('names no peer where there is none, and keeps what failed apart', () => {
    const bound: Measure = { ...measure, value: 0, ours: 0, theirs: null, unit: 'px', profile: [] }
    const goal = { direction: 'at most', limit: 0, unit: 'px' } as const
    const table = formatTable([
      { line, outcome: { state: 'run', measures: [{ ...bound, goal }] } },
      { line: { ...line, id: 'P2', against: '' }, outcome: { state: 'failed', reason: 'It\n\nbroke' } },
    ])
    expect(table).toContain('won       0 px  (at most 0 px; 0 px, 5 rounds)')
    expect(table).toMatch(/^P2 +stream +FAILED: It$/mu)
    expect(table).toContain('1 won · 0 lost · 1 failed')
  })
})
