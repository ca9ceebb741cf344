// What a key has cost, as it is said: an estimate is marked, and what has no price is never counted as nothing.
import { words } from '../../../../words/words.ts'
import type { UsageSum } from '../../../../domain/usage/usage.ts'
import { formatCost } from '../../../base/format.ts'

const isAllUnpriced = ({ requests, unpricedRequests }: UsageSum): boolean =>
  requests > 0 && unpricedRequests === requests

/** In a row: the sum, and what isn't in it. */
export function describeCostShortly(sum: UsageSum): { readonly cost: string; readonly besides: string } {
  if (isAllUnpriced(sum)) return { cost: words.keys.unpriced, besides: '' }
  const { costNanoUsd, estimatedRequests, unpricedRequests } = sum
  return {
    cost: formatCost(costNanoUsd, estimatedRequests > 0),
    besides: unpricedRequests > 0 ? words.keys.plusUnpriced(unpricedRequests) : '',
  }
}

/** "$3.20 for 41 requests, 2 requests unpriced, not in this sum". */
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
