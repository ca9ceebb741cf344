// An estimate and a chat's sum as a person reads them. Pure.
import type { MessageEstimate } from '../../../../../domain/usage/message-estimate.ts'
import type { UsageSum } from '../../../../../domain/usage/usage.ts'
import { words } from '../../../../../words/words.ts'
import { formatCost } from '../../../../base/format.ts'

/** Beside Send, of what is written. */
export function describeCost({ certainty, costNanoUsd }: MessageEstimate): string {
  if (certainty === 'free') return words.estimate.free
  return costNanoUsd === null ? words.estimate.unpriced : words.estimate.cost(formatCost(costNanoUsd, false))
}

/** "About 1,240 tokens in and 400 out. At most $0.19." */
export function describeEstimate({ inputTokens, answerTokens, mostNanoUsd }: MessageEstimate): string {
  const said = words.estimate.tokens(inputTokens, answerTokens)
  return mostNanoUsd === null ? said : `${said} ${words.estimate.atMost(formatCost(mostNanoUsd, false))}`
}

const readPriced = ({ costNanoUsd, estimatedRequests, requests, unpricedRequests }: UsageSum) => ({
  cost: formatCost(costNanoUsd, estimatedRequests > 0),
  hasPriced: requests > unpricedRequests,
})

/** Beside Send, while nothing is written: "$1.20". Empty while nothing was spent. */
export function describeSoFar(sum: UsageSum): string {
  const { cost, hasPriced } = readPriced(sum)
  if (sum.requests === 0) return ''
  if (!hasPriced) return words.estimate.onlyUnpriced(sum.unpricedRequests)
  return sum.unpricedRequests > 0 ? words.estimate.soFarUnpriced(cost, sum.unpricedRequests) : cost
}

/** "$0.031 in 12 requests". */
export function describeSum(sum: UsageSum): string {
  const { cost, hasPriced } = readPriced(sum)
  if (sum.requests === 0) return words.estimate.nothingSpent
  if (!hasPriced) return words.estimate.spentUnpriced(sum.unpricedRequests)
  return sum.unpricedRequests > 0
    ? words.estimate.spentAndUnpriced(cost, sum.unpricedRequests)
    : words.estimate.spentIn(cost, sum.requests)
}
