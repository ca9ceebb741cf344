// What sums cost, in words that never count what is unpriced as $0.
import type { NanoUsd } from '../../../domain/money.ts'
import { usageInEnglish as words } from '../../../domain/words/en-usage.ts'
import { formatCost } from '../../format.ts'

export interface SummedCost {
  readonly requests: number
  readonly unpricedRequests: number
  readonly costNanoUsd: NanoUsd
  readonly estimatedNanoUsd: NanoUsd
}

export const isUnpriced = ({ requests, unpricedRequests, costNanoUsd }: SummedCost): boolean =>
  requests > 0 && unpricedRequests === requests && costNanoUsd === 0

/** "$1.20", "≈ $1.20", "unpriced". */
export const formatSum = (sum: SummedCost): string =>
  isUnpriced(sum) ? words.unpricedCost : formatCost(sum.costNanoUsd, sum.estimatedNanoUsd > 0)

/** "$1.20 and 3 unpriced requests". */
export const describeSum = (sum: SummedCost): string =>
  sum.unpricedRequests === 0 || isUnpriced(sum)
    ? formatSum(sum)
    : `${formatSum(sum)} ${words.andUnpriced(sum.unpricedRequests)}`
