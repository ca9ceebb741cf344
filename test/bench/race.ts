// A race: our side and a peer's do the same work in turn, and their medians are compared. The time of one
// side alone is never judged. Each side checks its own outcome: a fast wrong answer is an error, not a win.

interface Goal {
  readonly direction: 'at least' | 'at most'
  readonly limit: number
  /** The unit of `limit` and of a measure's `value`; `times` for a ratio. */
  readonly unit: 'times' | 'ms' | 'px' | 'messages'
}

export interface Measure {
  /** Names what is compared; empty if a race has one measure. */
  readonly name: string
  /** In the goal's unit. A ratio is theirs by ours if more is better, ours by theirs if there is a limit. */
  readonly value: number
  readonly goal: Goal
  /** Medians of both sides. `theirs` is `null` if there is only a limit and no peer. */
  readonly ours: number
  readonly theirs: number | null
  readonly unit: 'ms' | 'px' | 'messages'
  /** Rounds of each side, or of ours if the peer had fewer. */
  readonly rounds: number
  readonly theirRounds?: number
  /** The peer was cut off: `theirs`, and so a ratio by it, is the least that it can be. */
  readonly isLeast?: boolean
  /** How far apart the rounds of a side are: the highest less the lowest, as a share of the median. */
  readonly spread?: { readonly ours: number; readonly theirs: number }
  /** Facts that a reader needs, such as where two sides word the same thing differently. */
  readonly notes?: readonly string[]
  /** For a lost race: where our side spends its time, longest first. */
  readonly profile?: readonly string[]
}

export interface Race {
  readonly id: string
  run(): Promise<readonly Measure[]>
}

/** A round that was given up: all of it would have taken more than `atLeast`. */
interface CutOff {
  readonly atLeast: number
}

type RoundResult = number | CutOff

/** One round: does the work and returns the result, in the unit of the measure. It can give up once that is over `most`. */
export type Round = (most: number) => Promise<RoundResult> | RoundResult

export type Medians = Required<
  Pick<Measure, 'ours' | 'rounds' | 'theirRounds' | 'isLeast' | 'spread'> & { readonly theirs: number }
>

const minRounds = 5
/** A slow peer's rounds are enough if they are as close together as this. */
const steadyRounds = 3
const steadySpread = 0.1

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) throw new RangeError('No median of nothing')
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** The value that `share` of all values don't exceed; `share` from 0 to 1. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new RangeError('No quantile of nothing')
  return value
}

/** Returns the duration in ms. */
export const timeRound =
  (run: () => Promise<void> | void): Round =>
  async () => {
    const startedMs = performance.now()
    await run()
    return performance.now() - startedMs
  }

const spreadOf = (values: readonly number[]): number =>
  (Math.max(...values) - Math.min(...values)) / (median(values) || 1)

/**
 * Runs both sides in turn, the first to go changing each round, after one round that isn't counted. A peer's round
 * can give up after `cutOffTimes` our median. A peer that gave up in its first two rounds doesn't run again, nor
 * does one with `cutOffTimes` whose first three counted rounds are close together.
 */
export const takeTurns = async (
  ours: Round,
  theirs: Round,
  rounds: number,
  cutOffTimes = Infinity,
): Promise<Medians> => {
  if (rounds < minRounds) throw new RangeError(`A race has at least ${minRounds} rounds`)
  const all = { ours: [] as RoundResult[], theirs: [] as RoundResult[] }
  const read = (result: RoundResult) => (typeof result === 'number' ? result : result.atLeast)
  const counted = (name: keyof typeof all) => all[name].slice(1).map(read)
  const isCutOff = (result: RoundResult | undefined) => typeof result === 'object'
  const hasEnded = () =>
    (isCutOff(all.theirs[0]) && isCutOff(all.theirs[1])) ||
    (cutOffTimes < Infinity &&
      all.theirs.length > steadyRounds &&
      !all.theirs.some(isCutOff) &&
      spreadOf(counted('theirs')) <= steadySpread)
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)
    for (const name of order) {
      if (name === 'ours') all.ours.push(await ours(Infinity))
      else if (!hasEnded()) all.theirs.push(await theirs(cutOffTimes * median(all.ours.map(read))))
    }
  }
  return {
    ours: median(counted('ours')),
    theirs: median(counted('theirs')),
    rounds,
    theirRounds: counted('theirs').length,
    // What was given up counts as less than it is, and so does a median with it.
    isLeast: all.theirs.slice(1).some(isCutOff),
    spread: { ours: spreadOf(counted('ours')), theirs: spreadOf(counted('theirs')) },
  }
}

type Sides = Pick<Medians, 'ours' | 'theirs'>

/** At least `limit` times less, or faster, than theirs. A peer that was cut off below `limit` is not beaten. */
export const beatsTimes = ({ ours, theirs }: Sides, limit: number) => ({
  value: theirs / ours,
  goal: { direction: 'at least', limit, unit: 'times' } as const,
})

/** At most `limit` times theirs. */
export const keepsWithin = ({ ours, theirs }: Sides, limit: number) => ({
  value: ours / theirs,
  goal: { direction: 'at most', limit, unit: 'times' } as const,
})

export const isWon = ({ value, goal }: Pick<Measure, 'value' | 'goal'>) =>
  goal.direction === 'at least' ? value >= goal.limit : value <= goal.limit
