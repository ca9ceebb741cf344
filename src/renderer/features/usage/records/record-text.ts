// Describes a record's cost and outcome in a few words.
import type { ListedRecord } from '../../../../domain/usage/history.ts'
import { usageInEnglish as words } from '../../../../words/en/usage.ts'
import { failureWords } from '../../../../words/en/failures.ts'
import { formatCost } from '../../../base/format.ts'

export function describeCost({ certainty, costNanoUsd }: ListedRecord): string {
  if (certainty === 'free') return words.free
  if (certainty === 'unpriced' || costNanoUsd === null) return words.unpricedCost
  return formatCost(costNanoUsd, certainty === 'estimated')
}

export const describeOutcome = ({ outcome, failureCode }: ListedRecord): string =>
  outcome === 'failed' && failureCode ? failureWords[failureCode].title : words.outcomes[outcome]
