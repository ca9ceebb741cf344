import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Measure } from './race.ts'
import { formatResults, replaceResults } from './results-page.ts'
import type { StoredResult } from './stored-result.ts'

const machine = {
  cpuModel: 'A Processor',
  cores: 2,
  memoryBytes: 8 * 2 ** 30,
  system: 'Linux 6.12.0',
  browser: 'Chromium 143.0',
}
const line = { id: 'P3', title: 'stream', against: 'a|peer', target: '50 times less' }
const lines = [line, { ...line, id: 'P4' }, { ...line, id: 'P5' }]
const measure: Measure = {
  name: 'list',
  value: 24.94,
  goal: { direction: 'at least', limit: 50, unit: 'times' },
  ours: 17,
  theirs: 424,
  unit: 'ms',
  rounds: 5,
}
const cutOff: Measure = { ...measure, name: 'table', value: 120.4, isLeast: true }
const result: StoredResult = {
  id: 'P3',
  day: '2026-11-30',
  commit: 'abc1234',
  machine,
  outcome: { state: 'run', measures: [measure, cutOff] },
}
const failed: StoredResult = {
  ...result,
  id: 'P4',
  day: '2026-12-01',
  commit: 'def5678+',
  outcome: { state: 'failed', reason: 'It broke' },
}

describe('the results on the page', () => {
  it('say of each race when and of which commit, the ratio beside its target, and what was not run', () => {
    expect(formatResults(lines, [failed, result]).split('\n')).toEqual([
      'Run on A Processor (2 cores), 8 GiB, Linux 6.12.0, Chromium 143.0.',
      '',
      '| race | against | result | target | outcome | run |',
      '|---|---|---|---|---|---|',
      '| P3 stream: list | a\\|peer | 24.9× | at least 50.0× | lost | 2026-11-30, abc1234 |',
      '| P3 stream: table | a\\|peer | > 120× | at least 50.0× | won | 2026-11-30, abc1234 |',
      '| P4 stream | a\\|peer |  | 50 times less | failed | 2026-12-01, def5678+ |',
      '| P5 stream | a\\|peer |  | 50 times less | not run |  |',
    ])
  })

  it('name the machine of each race if there are several', () => {
    const elsewhere = { ...failed, machine: { ...machine, cores: 1 } }
    const page = formatResults(lines, [result, elsewhere])
    expect(page).toContain('Machine 1: A Processor (2 cores), ')
    expect(page).toContain('Machine 2: A Processor (1 core), ')
    expect(page).toContain('| won | 2026-11-30, abc1234, machine 1 |')
    expect(page).toContain('| failed | 2026-12-01, def5678+, machine 2 |')
  })

  it('are a table also if no race was run', () => {
    expect(formatResults([line], []).split('\n')[0]).toMatch(/^\| race /u)
  })

  it('take the place of the former ones and of nothing else', () => {
    const page = 'Before\n<!-- results -->\nold\n<!-- /results -->\nAfter\n'
    const first = replaceResults(page, 'new')
    expect(first).toBe('Before\n<!-- results -->\n\nnew\n\n<!-- /results -->\nAfter\n')
    expect(replaceResults(first, 'new')).toBe(first)
    expect(() => replaceResults('Before\n<!-- /results --><!-- results -->', 'new')).toThrow(RangeError)
  })

  it('have a place in docs/bench.md', () => {
    const page = readFileSync(new URL('../../docs/bench.md', import.meta.url), 'utf8')
    expect(replaceResults(page, 'new')).toContain('<!-- results -->\n\nnew\n\n<!-- /results -->')
  })
})
