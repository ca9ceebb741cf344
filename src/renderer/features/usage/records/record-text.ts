// What a record says of itself in a line.
import type { UsageRecord } from '../../../../domain/usage/usage.ts'
import { words } from '../../../../words/words.ts'
import { formatCost } from '../../../base/format.ts'

export function describeCost({ certainty, costNanoUsd }: UsageRecord): string {
  if (certainty === 'free') return words.usage.free
  if (certainty === 'unpriced' || costNanoUsd === null) return words.usage.unpricedCost
  return formatCost(costNanoUsd, certainty === 'estimated')
}

export const describeOutcome = ({ outcome, failureCode }: UsageRecord): string =>
  outcome === 'failed' && failureCode
    ? words.failures.codes[failureCode].title
    : words.usage.outcomes[outcome]
