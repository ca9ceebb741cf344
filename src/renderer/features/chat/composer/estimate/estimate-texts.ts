// Words for an estimate and for a chat's total cost. Pure.
import type { MessageEstimate } from '../../../../../domain/usage/message-estimate.ts'
import type { UsageSum } from '../../../../../domain/usage/usage.ts'
import { words } from '../../../../../words/words.ts'
import { formatCost } from '../../../../base/format.ts'

/** The cost beside Send while a message is written. */
export function describeCost({ certainty, costNanoUsd }: MessageEstimate): string {
  if (certainty === 'free') return words.estimate.free
  return costNanoUsd === null ? words.estimate.unpriced : words.estimate.cost(formatCost(costNanoUsd, false))
}

/** For example "About 1,240 tokens in and 400 out. At most $0.19." */
export function describeEstimate({ inputTokens, answerTokens, mostNanoUsd }: MessageEstimate): string {
  const said = words.estimate.tokens(inputTokens, answerTokens)
  return mostNanoUsd === null ? said : `${said} ${words.estimate.atMost(formatCost(mostNanoUsd, false))}`
}

const readPriced = ({ costNanoUsd, estimatedRequests, requests, unpricedRequests }: UsageSum) => ({
  cost: formatCost(costNanoUsd, estimatedRequests > 0),
  hasPriced: requests > unpricedRequests,
})

/** The cost beside Send while nothing is written, such as "$1.20"; '' if nothing was asked yet. */
export function describeSoFar(sum: UsageSum): string {
  const { cost, hasPriced } = readPriced(sum)
  if (sum.requests === 0) return ''
  if (!hasPriced) return words.estimate.onlyUnpriced(sum.unpricedRequests)
  return sum.unpricedRequests > 0 ? words.estimate.soFarUnpriced(cost, sum.unpricedRequests) : cost
}

/** For example "$0.031 in 12 requests". */
export function describeSum(sum: UsageSum): string {
  const { cost, hasPriced } = readPriced(sum)
  if (sum.requests === 0) return words.estimate.nothingSpent
  if (!hasPriced) return words.estimate.spentUnpriced(sum.unpricedRequests)
  return sum.unpricedRequests > 0
    ? words.estimate.spentAndUnpriced(cost, sum.unpricedRequests)
    : words.estimate.spentIn(cost, sum.requests)
}
