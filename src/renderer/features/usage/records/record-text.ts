// Describes a record's cost and outcome in a few words.
import type { ListedRecord } from '../../../../domain/usage/history.ts'
import { formatCost } from '../../../base/format.ts'
import { words } from '../../../../words/words.ts'

export function describeCost({ certainty, costNanoUsd }: ListedRecord): string {
  if (certainty === 'free') return words.usage.free
  if (certainty === 'unpriced' || costNanoUsd === null) return words.usage.unpricedCost
  return formatCost(costNanoUsd, certainty === 'estimated')
}

export const describeOutcome = ({ outcome, failureCode }: ListedRecord): string =>
  outcome === 'failed' && failureCode
    ? words.failures.codes[failureCode].title
    : words.usage.outcomes[outcome]
