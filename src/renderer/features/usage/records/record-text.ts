// Describes a record's cost and outcome in a few words.
import type { UsageRecord } from '../../../../domain/usage/usage.ts'
import { usageInEnglish as words } from '../../../../words/en/usage.ts'
import { failureWords } from '../../../../words/en/failures.ts'
import { formatCost } from '../../../base/format.ts'

export function describeCost({ certainty, costNanoUsd }: UsageRecord): string {
  if (certainty === 'free') return words.free
  if (certainty === 'unpriced' || costNanoUsd === null) return words.unpricedCost
  return formatCost(costNanoUsd, certainty === 'estimated')
}

export const describeOutcome = ({ outcome, failureCode }: UsageRecord): string =>
  outcome === 'failed' && failureCode ? failureWords[failureCode].title : words.outcomes[outcome]
