// Describes what a key has cost. Estimates are marked, and requests without a price never count as zero.
import { words } from '../../../../words/words.ts'
import type { UsageSum } from '../../../../domain/usage/usage.ts'
import { formatCost } from '../../../base/format.ts'

const isAllUnpriced = ({ requests, unpricedRequests }: UsageSum): boolean =>
  requests > 0 && unpricedRequests === requests

/** For a row: the cost, and what isn't included. */
export function describeCostShortly(sum: UsageSum): { readonly cost: string; readonly besides: string } {
  if (isAllUnpriced(sum)) return { cost: words.keys.unpriced, besides: '' }
  const { costNanoUsd, estimatedRequests, unpricedRequests } = sum
  return {
    cost: formatCost(costNanoUsd, estimatedRequests > 0),
    besides: unpricedRequests > 0 ? words.keys.plusUnpriced(unpricedRequests) : '',
  }
}

/** For example "$3.20 for 41 requests, 2 requests unpriced, not in this sum". */
export function describeCost(sum: UsageSum | undefined): string {
  if (!sum || sum.requests === 0) return words.keys.nothingSpent
  const { requests, unpricedRequests, estimatedRequests, costNanoUsd } = sum
  if (isAllUnpriced(sum)) return words.keys.costOf(words.keys.unpriced, requests)
  const cost = words.keys.costOf(formatCost(costNanoUsd, estimatedRequests > 0), requests)
  const notes = [
    estimatedRequests > 0 && words.keys.costEstimated(estimatedRequests),
    unpricedRequests > 0 && words.keys.costUnpriced(unpricedRequests),
  ].filter((note) => note !== false)
  return [cost, ...notes].join(', ')
}
