// What the races came to, as the part of docs/bench.md between its two markers: ratios beside their targets, and
// where and when. No time of one side is in it, because a time says something of one machine only.
import { isWon, type Measure } from './race.ts'
import type { RacedLine } from './results.ts'

export interface Machine {
  readonly cpuModel: string
  readonly cores: number
  readonly memoryBytes: number
  /** With its version, such as "Linux 6.12.0". */
  readonly system: string
  /** With its version, such as "Chromium 143.0.7499.40". */
  readonly browser: string
}

const begin = '<!-- results -->'
const end = '<!-- /results -->'
const bytesPerGib = 2 ** 30

const formatNumber = (value: number) => {
  if (value === 0) return '0'
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

const formatIn = (value: number, unit: Measure['goal']['unit']) =>
  unit === 'times' ? `${formatNumber(value)}×` : `${formatNumber(value)} ${unit}`

const row = (...cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

function listRows({ line, outcome }: RacedLine): readonly string[] {
  const name = (part: string) => `${line.id} ${line.title}${part === '' ? '' : `: ${part}`}`
  if (outcome.state !== 'run') return [row(name(''), line.against, '', line.target, outcome.state)]
  return outcome.measures.map((measure) => {
    const { value, goal } = measure
    const target = `${goal.direction} ${formatIn(goal.limit, goal.unit)}`
    const verdict = isWon(measure) ? 'won' : 'lost'
    return row(name(measure.name), line.against, formatIn(value, goal.unit), target, verdict)
  })
}

/** `day`: as 2026-11-30. */
export function formatResults(raced: readonly RacedLine[], day: string, machine: Machine): string {
  const memory = `${(machine.memoryBytes / bytesPerGib).toFixed(0)} GiB`
  const place = [
    `${machine.cpuModel} (${machine.cores} ${machine.cores === 1 ? 'core' : 'cores'})`,
    memory,
    machine.system,
    machine.browser,
  ].join(', ')
  const head = [row('race', 'against', 'result', 'target', 'outcome'), '|---|---|---|---|---|']
  const rows = raced.filter(({ outcome }) => outcome.state !== 'not yet written').flatMap(listRows)
  return [`Run on ${day}: ${place}.`, '', ...head, ...rows].join('\n')
}

/** Puts `text` in the place of what is between the markers of `page`. Throws a RangeError if it doesn't have both. */
export function replaceResults(page: string, text: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new RangeError(`The page has no ${begin} … ${end}`)
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`
}
