import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Measure } from './race.ts'
import { formatResults, replaceResults } from './results-page.ts'
import type { RacedLine } from './results.ts'

const machine = {
  cpuModel: 'A Processor',
  cores: 2,
  memoryBytes: 8 * 2 ** 30,
  system: 'Linux 6.12.0',
  browser: 'Chromium 143.0',
}
const line = { id: 'P3', title: 'stream', against: 'a|peer', target: '50 times less' }
const measure: Measure = {
  name: 'list',
  value: 24.94,
  goal: { direction: 'at least', limit: 50, unit: 'times' },
  ours: 17,
  theirs: 424,
  unit: 'ms',
  rounds: 5,
}
const raced: readonly RacedLine[] = [
  { line, outcome: { state: 'run', measures: [measure, { ...measure, name: 'table', value: 120.4 }] } },
  { line: { ...line, id: 'P4' }, outcome: { state: 'failed', reason: 'It broke' } },
  { line: { ...line, id: 'P16' }, outcome: { state: 'not yet written' } },
]

describe('the results on the page', () => {
  it('say when and where, each ratio beside its target, and no time of one side', () => {
    expect(formatResults(raced, '2026-11-30', machine).split('\n')).toEqual([
      'Run on 2026-11-30: A Processor (2 cores), 8 GiB, Linux 6.12.0, Chromium 143.0.',
      '',
      '| race | against | result | target | outcome |',
      '|---|---|---|---|---|',
      '| P3 stream: list | a\\|peer | 24.9× | at least 50.0× | lost |',
      '| P3 stream: table | a\\|peer | 120× | at least 50.0× | won |',
      '| P4 stream | a\\|peer |  | 50 times less | failed |',
    ])
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
