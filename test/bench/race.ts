// What a race is: our side and a peer's do the same work in turn, and the ratio of their medians is the
// result. Never an absolute time. Each side checks its own outcome: a fast wrong answer is an error, not a
// win.

export interface Goal {
  readonly direction: 'at least' | 'at most'
  readonly ratio: number
}

export interface Measure {
  /** What is compared; empty where a race has one measure. */
  readonly name: string
  /** Theirs by ours where more is better, ours by theirs where a limit is kept. */
  readonly ratio: number
  readonly goal: Goal
  readonly ourMedianMs: number
  readonly theirMedianMs: number
  readonly rounds: number
}

export interface Race {
  readonly id: string
  run(): Promise<readonly Measure[]>
}

export interface Side {
  /** The part that is measured. */
  run(): Promise<void> | void
}

export const minRounds = 5

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) throw new RangeError('No median of nothing')
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

const timeMs = async (side: Side) => {
  const startedMs = performance.now()
  await side.run()
  return performance.now() - startedMs
}

/** Both sides in turn, the first to go changing each round, after one round that isn't counted. */
export const takeTurns = async (ours: Side, theirs: Side, rounds: number) => {
  if (rounds < minRounds) throw new RangeError(`A race has at least ${minRounds} rounds`)
  const times = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)
    for (const name of order) {
      const elapsedMs = await timeMs(name === 'ours' ? ours : theirs)
      if (round > 0) times[name].push(elapsedMs)
    }
  }
  return { ourMedianMs: median(times.ours), theirMedianMs: median(times.theirs), rounds }
}

export const isWon = ({ ratio, goal }: Measure) =>
  goal.direction === 'at least' ? ratio >= goal.ratio : ratio <= goal.ratio
