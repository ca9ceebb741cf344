// Describes summed costs. Requests without a price are never counted as $0.
import type { NanoUsd } from '../../../domain/money.ts'
import { words } from '../../../words/words.ts'
import { formatCost } from '../../base/format.ts'

export interface SummedCost {
  readonly unpricedRequests: number
  readonly costNanoUsd: NanoUsd
  readonly estimatedNanoUsd: NanoUsd
}

/** Returns true if no cost is known. Free requests, such as refused ones, don't make it known. */
export const isUnpriced = ({ unpricedRequests, costNanoUsd }: SummedCost): boolean =>
  unpricedRequests > 0 && costNanoUsd === 0

/** "$1.20", "≈ $1.20" or "unpriced". */
const formatSum = (sum: SummedCost): string =>
  isUnpriced(sum) ? words.usage.unpricedCost : formatCost(sum.costNanoUsd, sum.estimatedNanoUsd > 0)

/** "$1.20 and 3 unpriced requests". */
export const describeSum = (sum: SummedCost): string =>
  sum.unpricedRequests === 0 || isUnpriced(sum)
    ? formatSum(sum)
    : `${formatSum(sum)} ${words.usage.andUnpriced(sum.unpricedRequests)}`

/** For a column of costs: "$1.20 and 3 unpriced". */
export const describeSumBriefly = (sum: SummedCost): string =>
  sum.unpricedRequests === 0 || isUnpriced(sum)
    ? formatSum(sum)
    : `${formatSum(sum)} ${words.usage.unpricedToo(sum.unpricedRequests)}`
