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
  /** Rounds of each side. */
  readonly rounds: number
  /** Facts that a reader needs, such as where two sides word the same thing differently. */
  readonly notes?: readonly string[]
  /** For a lost race: where our side spends its time, longest first. */
  readonly profile?: readonly string[]
}

export interface Race {
  readonly id: string
  run(): Promise<readonly Measure[]>
}

/** One round: does the work and returns the result, in the unit of the measure. */
export type Round = () => Promise<number> | number

export interface Medians {
  readonly ours: number
  readonly theirs: number
  readonly rounds: number
}

const minRounds = 5

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

/** Runs both sides in turn, the first to go changing each round, after one round that isn't counted. */
export const takeTurns = async (ours: Round, theirs: Round, rounds: number): Promise<Medians> => {
  if (rounds < minRounds) throw new RangeError(`A race has at least ${minRounds} rounds`)
  const values = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)
    for (const name of order) {
      const value = await (name === 'ours' ? ours() : theirs())
      if (round > 0) values[name].push(value)
    }
  }
  return { ours: median(values.ours), theirs: median(values.theirs), rounds }
}

/** At least `limit` times less, or faster, than theirs. */
export const beatsTimes = ({ ours, theirs }: Medians, limit: number) => ({
  value: theirs / ours,
  goal: { direction: 'at least', limit, unit: 'times' } as const,
})

/** At most `limit` times theirs. */
export const keepsWithin = ({ ours, theirs }: Medians, limit: number) => ({
  value: ours / theirs,
  goal: { direction: 'at most', limit, unit: 'times' } as const,
})

export const isWon = ({ value, goal }: Pick<Measure, 'value' | 'goal'>) =>
  goal.direction === 'at least' ? value >= goal.limit : value <= goal.limit
