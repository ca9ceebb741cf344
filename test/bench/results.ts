// Writes the results of the races as a table for people: one line per race, and below it one per measure
// if it has several.
import { isWon, type Measure } from './race.ts'
import type { RaceLine } from './races.ts'

export type Outcome =
  | { readonly state: 'run'; readonly measures: readonly Measure[] }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'not yet written' }

export interface RacedLine {
  readonly line: RaceLine
  readonly outcome: Outcome
}

/** Lines of a lost race's profile in the table; the JSON has all of it. */
const profileLines = 5
/** Lines of a reason to fail; a failed build has many. */
const reasonLines = 4

const formatNumber = (value: number) => {
  if (value === 0) return '0'
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

export const formatIn = (value: number, unit: string) =>
  unit === 'times' ? `${formatNumber(value)}×` : `${formatNumber(value)} ${unit}`

/** With ">" if a peer was cut off, so that it is the least that it can be. */
export const formatValue = ({ value, goal, isLeast = false }: Measure) =>
  `${isLeast ? '> ' : ''}${formatIn(value, goal.unit)}`

const formatShare = (share: number) => `${(100 * share).toFixed(0)} %`

const describeMedians = ({ ours, theirs, unit, rounds, theirRounds = rounds, isLeast, spread }: Measure) => {
  const least = isLeast === true ? 'more than ' : ''
  const medians =
    theirs === null ? formatIn(ours, unit) : `${formatIn(ours, unit)} to ${least}${formatIn(theirs, unit)}`
  const hasOwnCount = theirs !== null && theirRounds !== rounds
  const counts = `${rounds} rounds${hasOwnCount ? `, theirs ${theirRounds}` : ''}`
  if (spread === undefined) return `${medians}, ${counts}`
  const theirSpread = theirs === null ? '' : ` and ${formatShare(spread.theirs)}`
  return `${medians}, ${counts}, spread ${formatShare(spread.ours)}${theirSpread}`
}

const describeMeasure = (measure: Measure): readonly string[] => {
  const { name, goal, notes = [], profile = [] } = measure
  const verdict = isWon(measure) ? 'won ' : 'LOST'
  const target = `${goal.direction} ${formatIn(goal.limit, goal.unit)}`
  const head = `${verdict} ${formatValue(measure).padStart(9)}  (${target}; ${describeMedians(measure)})`
  return [
    name === '' ? head : `${head} ${name}`,
    ...notes.map((note) => `     ${note}`),
    ...profile.slice(0, profileLines).map((line) => `     ${line}`),
  ]
}

const shortenReason = (reason: string): readonly string[] => {
  const lines = `FAILED: ${reason}`.split('\n').filter((line) => line.trim() !== '')
  return lines.slice(0, reasonLines).map((line) => line.trim())
}

const describeOutcome = (outcome: Outcome): readonly string[] => {
  if (outcome.state === 'run') return outcome.measures.flatMap(describeMeasure)
  return outcome.state === 'failed' ? shortenReason(outcome.reason) : [outcome.state]
}

const count = (raced: readonly RacedLine[]) => {
  const measures = raced.flatMap(({ outcome }) => (outcome.state === 'run' ? outcome.measures : []))
  const won = measures.filter(isWon).length
  const countOf = (state: Outcome['state']) => raced.filter(({ outcome }) => outcome.state === state).length
  const lost = measures.length - won
  return `${won} won · ${lost} lost · ${countOf('failed')} failed · ${countOf('not yet written')} not yet written`
}

const titleOf = ({ title, against }: RaceLine) => (against === '' ? title : `${title}, against ${against}`)

export const formatTable = (raced: readonly RacedLine[]): string => {
  const width = Math.max(...raced.map(({ line }) => titleOf(line).length))
  const rows = raced.flatMap(({ line, outcome }) =>
    describeOutcome(outcome).map((text, index) => {
      const [id, title] = index === 0 ? [line.id, titleOf(line)] : ['', '']
      return `${id.padEnd(4)} ${title.padEnd(width)}  ${text}`.trimEnd()
    }),
  )
  return `${[...rows, '', count(raced)].join('\n')}\n`
}
