// Why the two sides of a row may differ. Nothing is proved by it: each reason is one that the figures allow.
//
//   rounding        both have it, and they differ by no more than 8 tokens a request, or by less than a cent that is
//                   at most a tenth of the row. It stands alone.
//   not-there-yet   ours is more, and the day is today or yesterday in UTC: OpenAI adds a request up hours later.
//   day-border      the same model differs the other way on the day before or after, by at least half as much.
//   our-estimate    a cost or count of ours is an estimate.
//   our-unpriced    money is compared, theirs is more, and ours has requests without a price.
//   other-apps      theirs is more, and no border of days explains it.
//   other-project   ours is more, and nothing above explains it.
import { addDays, type Day } from '../../../domain/day.ts'
import {
  differenceReasons,
  type DifferenceReason,
  type ExportKind,
} from '../../../domain/usage/reconciliation.ts'
import { nanoUsdPerUsd } from '../../../domain/money.ts'
import type { ExportSum } from './parsed-export.ts'
import type { OwnSum } from './own-sums.ts'

/** One day of one model, without the names: as much of either side as there is. */
export interface Pair {
  readonly ours: Omit<OwnSum, 'day' | 'modelId'> | null
  readonly theirs: Omit<ExportSum, 'day' | 'modelId'> | null
}

// Each side rounds each amount to a nano-dollar.
const equalNanoUsd = 1_000
const roundedNanoUsd = nanoUsdPerUsd / 100
const roundedShare = 0.1
const roundedTokensPerRequest = 8
const borderShare = 0.5

const measures = ['requests', 'inputTokens', 'outputTokens'] as const

/** What theirs has more than ours; below 0, what ours has more. */
function differenceOf({ ours, theirs }: Pair, measure: (typeof measures)[number] | 'costNanoUsd'): number {
  if (theirs && theirs[measure] === null) return 0
  return (theirs?.[measure] ?? 0) - (ours?.[measure] ?? 0)
}

/** In money, or in tokens; in requests where tokens are the same. */
function excessOf(pair: Pair, kind: ExportKind): number {
  if (kind === 'costs') return differenceOf(pair, 'costNanoUsd')
  const tokens = differenceOf(pair, 'inputTokens') + differenceOf(pair, 'outputTokens')
  return tokens === 0 ? differenceOf(pair, 'requests') : tokens
}

export function isEqual(pair: Pair, kind: ExportKind): boolean {
  if (kind === 'usage') return measures.every((measure) => differenceOf(pair, measure) === 0)
  // An unpriced request is no request of $0.
  if (pair.ours !== null && pair.ours.unpricedRequests > 0) return false
  return Math.abs(differenceOf(pair, 'costNanoUsd')) <= Math.max(equalNanoUsd, pair.ours?.requests ?? 0)
}

function isRounding(pair: Pair, kind: ExportKind): boolean {
  const { ours, theirs } = pair
  if (!ours || !theirs) return false
  if (kind === 'costs') {
    const size = Math.abs(differenceOf(pair, 'costNanoUsd'))
    const whole = Math.max(ours.costNanoUsd, theirs.costNanoUsd ?? 0)
    return ours.unpricedRequests === 0 && size < roundedNanoUsd && size <= whole * roundedShare
  }
  const tokens = Math.abs(differenceOf(pair, 'inputTokens')) + Math.abs(differenceOf(pair, 'outputTokens'))
  return differenceOf(pair, 'requests') === 0 && tokens <= ours.requests * roundedTokensPerRequest
}

export interface Surroundings {
  readonly kind: ExportKind
  readonly day: Day
  /** In UTC. */
  readonly today: Day
  /** The same model on another day. */
  readonly readPair: (day: Day) => Pair | null
}

/** The likeliest first; none where they are equal. */
export function explain(
  pair: Pair,
  { kind, day, today, readPair }: Surroundings,
): readonly DifferenceReason[] {
  if (isEqual(pair, kind)) return []
  if (isRounding(pair, kind)) return ['rounding']
  const excess = excessOf(pair, kind)
  const neighbours = [addDays(day, -1), addDays(day, 1)].map((other) => readPair(other))
  const found = new Set<DifferenceReason>()
  if (neighbours.some((other) => other !== null && isCounterpart(excess, excessOf(other, kind))))
    found.add('day-border')
  if (pair.ours !== null && pair.ours.estimatedRequests > 0) found.add('our-estimate')
  if (excess < 0 && day >= addDays(today, -1)) found.add('not-there-yet')
  if (kind === 'costs' && excess >= 0 && pair.ours !== null && pair.ours.unpricedRequests > 0)
    found.add('our-unpriced')
  if (excess > 0 && !found.has('day-border')) found.add('other-apps')
  if (found.size === 0) found.add('other-project')
  return differenceReasons.filter((reason) => found.has(reason))
}

const isCounterpart = (excess: number, other: number): boolean =>
  Math.sign(excess) * Math.sign(other) === -1 && Math.abs(other) >= Math.abs(excess) * borderShare
