// Compares the period in words with as many days before it.
import { countDays, type DaySpan } from '../../../../domain/day.ts'
import type { UsageHistory } from '../../../../domain/usage/history.ts'
import { words } from '../../../../words/words.ts'
import { formatCount, formatPercent } from '../../../base/format.ts'

const countOf = ({ fromDay, toDay }: DaySpan): number => countDays(fromDay, toDay) + 1
/** From this ratio on, "3 times as much" is easier to understand than a percentage. */
const timesFrom = 3

/** Returns `null` if there is nothing to compare: all time, or no requests in either period. */
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
