// Explains why the two sides of a row may differ. No reason is proved: each is only one that the figures
// allow.
import { addDays, type Day } from '../../../domain/day.ts'
import {
  differenceReasons,
  type DifferenceReason,
  type ExportKind,
} from '../../../domain/usage/reconciliation.ts'
import { nanoUsdPerUsd } from '../../../domain/money.ts'
import type { ExportSum } from './parsed-export.ts'
import type { OwnSum } from './own-sums.ts'

/** One day of one model, without the names; a side without records is `null`. */
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

/** Returns how much more theirs has than ours; negative if ours has more. */
function differenceOf({ ours, theirs }: Pair, measure: (typeof measures)[number] | 'costNanoUsd'): number {
  if (theirs && theirs[measure] === null) return 0
  return (theirs?.[measure] ?? 0) - (ours?.[measure] ?? 0)
}

/** Returns the difference in money or in tokens; in requests if the tokens are equal. */
function excessOf(pair: Pair, kind: ExportKind): number {
  if (kind === 'costs') return differenceOf(pair, 'costNanoUsd')
  const tokens = differenceOf(pair, 'inputTokens') + differenceOf(pair, 'outputTokens')
  return tokens === 0 ? differenceOf(pair, 'requests') : tokens
}

export function isEqual(pair: Pair, kind: ExportKind): boolean {
  if (kind === 'usage') return measures.every((measure) => differenceOf(pair, measure) === 0)
  // An unpriced request is not a request of $0.
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
  /** Today in UTC. */
  readonly today: Day
  /** The same model on another day. */
  readonly readPair: (day: Day) => Pair | null
}

/**
 * Returns the reasons for a difference, the likeliest first; none if both sides are equal.
 *
 *   rounding        both have it, and they differ by at most 8 tokens a request, or by less than a cent that
 *                   is at most a tenth of the row. It is always the only reason.
 *   not-there-yet   ours has more, and the day is today or yesterday in UTC: OpenAI adds requests hours later.
 *   day-border      the day before or after differs the other way, for the same model, by half as much or more.
 *   our-estimate    ours has an estimated cost or count.
 *   our-unpriced    money is compared, theirs has no less, and ours has requests without a price.
 *   other-apps      theirs has more, and `day-border` doesn't explain it.
 *   other-project   ours has more, and nothing above explains it.
 */
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
