// What the races came to, as the part of docs/bench.md between its two markers: ratios beside their targets, each with
// the day, the commit and the machine of its own run. No time of one side is in it, because a time says something of one
// machine only.
import { isWon } from './race.ts'
import type { RaceLine } from './races.ts'
import { formatIn, formatValue } from './results.ts'
import type { Machine, StoredResult } from './stored-result.ts'

const begin = '<!-- results -->'
const end = '<!-- /results -->'
const bytesPerGib = 2 ** 30

const describeMachine = ({ cpuModel, cores, memoryBytes, system, browser }: Machine): string => {
  const memory = `${(memoryBytes / bytesPerGib).toFixed(0)} GiB`
  return `${cpuModel} (${cores} ${cores === 1 ? 'core' : 'cores'}), ${memory}, ${system}, ${browser}`
}

const row = (...cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

const listRows = (
  line: RaceLine,
  result: StoredResult | undefined,
  run: (result: StoredResult) => string,
): readonly string[] => {
  const name = (part: string) => `${line.id} ${line.title}${part === '' ? '' : `: ${part}`}`
  if (result === undefined) return [row(name(''), line.against, '', line.target, 'not run', '')]
  const { outcome } = result
  if (outcome.state !== 'run')
    return [row(name(''), line.against, '', line.target, outcome.state, run(result))]
  return outcome.measures.map((measure) => {
    const { goal } = measure
    const target = `${goal.direction} ${formatIn(goal.limit, goal.unit)}`
    const verdict = isWon(measure) ? 'won' : 'lost'
    return row(name(measure.name), line.against, formatValue(measure), target, verdict, run(result))
  })
}

/** `lines` are all races that are written; those without a result are listed as not run. */
export function formatResults(lines: readonly RaceLine[], results: readonly StoredResult[]): string {
  const machines = [...new Set(results.map(({ machine }) => describeMachine(machine)))]
  const isOne = machines.length === 1
  const places = machines.map((machine, index) => `${isOne ? 'Run on' : `Machine ${index + 1}:`} ${machine}.`)
  const run = ({ day, commit, machine }: StoredResult) =>
    `${day}, ${commit}${isOne ? '' : `, machine ${machines.indexOf(describeMachine(machine)) + 1}`}`
  const head = [row('race', 'against', 'result', 'target', 'outcome', 'run'), '|---|---|---|---|---|---|']
  const rows = lines.flatMap((line) =>
    listRows(
      line,
      results.find(({ id }) => id === line.id),
      run,
    ),
  )
  return [...places.flatMap((place) => [place, '']), ...head, ...rows].join('\n')
}

/** Puts `text` in the place of what is between the markers of `page`. Throws a RangeError if it doesn't have both. */
export function replaceResults(page: string, text: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new RangeError(`The page has no ${begin} … ${end}`)
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`
}
