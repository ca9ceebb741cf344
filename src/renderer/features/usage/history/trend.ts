// How the period compares with as many days just before it, in words.
import { countDays, type DaySpan } from '../../../../domain/day.ts'
import type { UsageHistory } from '../../../../domain/usage/history.ts'
import { words } from '../../../../words/words.ts'
import { formatCount, formatPercent } from '../../../base/format.ts'

const countOf = ({ fromDay, toDay }: DaySpan): number => countDays(fromDay, toDay) + 1
/** Above it, "so many times as much" is easier to grasp than a percentage. */
const timesFrom = 3

/** `null` where there is nothing to compare: all time, or neither has a request. */
export function describeTrend({ span, total, previous }: UsageHistory): string | null {
  if (!span || !previous || (total.requests === 0 && previous.requests === 0)) return null
  const days = countOf(span)
  const { costNanoUsd, unpricedRequests } = previous
  if (costNanoUsd === 0) return unpricedRequests > 0 ? null : words.usage.trend.new(days)
  const trend = describeRatio(total.costNanoUsd / costNanoUsd, days)
  return total.unpricedRequests + unpricedRequests > 0 ? words.usage.trend.ofPriced(trend) : trend
}

function describeRatio(ratio: number, days: number): string {
  if (Math.abs(ratio - 1) < 0.005) return words.usage.trend.same(days)
  if (ratio < 0.005) return words.usage.trend.fraction(days)
  if (ratio >= timesFrom) return words.usage.trend.times(formatCount(Math.round(ratio)), days)
  const percent = formatPercent(Math.round(Math.abs(ratio - 1) * 100) / 100)
  return ratio > 1 ? words.usage.trend.more(percent, days) : words.usage.trend.less(percent, days)
}
