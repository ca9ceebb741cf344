import { describe, expect, it } from 'vitest'
import type { Measure } from './race.ts'
import { parseResult, type StoredResult } from './stored-result.ts'

const measure: Measure = {
  name: 'list',
  value: 24.94,
  goal: { direction: 'at least', limit: 50, unit: 'times' },
  ours: 17,
  theirs: null,
  unit: 'ms',
  rounds: 5,
  theirRounds: 1,
  isLeast: true,
  spread: { ours: 0.1, theirs: 0 },
  notes: ['a note'],
  profile: ['50 %  parse'],
}
const result: StoredResult = {
  id: 'P3',
  day: '2026-11-30',
  commit: 'abc1234',
  machine: { cpuModel: 'A', cores: 2, memoryBytes: 1, system: 'Linux', browser: 'Chromium' },
  outcome: { state: 'run', measures: [measure] },
}

describe('the stored result of a race', () => {
  it('is read as it was written', () => {
    expect(parseResult(JSON.parse(JSON.stringify(result)))).toEqual(result)
  })

  it('is none if it lacks what its row says, or came out as nothing known', () => {
    expect(() => parseResult({ ...result, commit: undefined })).toThrow()
    expect(() => parseResult({ ...result, outcome: { state: 'run' } })).toThrow()
    expect(() => parseResult({ ...result, outcome: { state: 'won' } })).toThrow()
  })
})
