// Describes a bar: for the tip beside the pointer, and in one sentence for screen readers.
import type { NanoUsd } from '../../../../domain/money.ts'
import type { UsageHistory } from '../../../../domain/usage/history.ts'
import { words } from '../../../../words/words.ts'
import { formatCompact, formatCost, formatCount } from '../../../base/format.ts'
import type { Measure } from '../history/history-choice.ts'
import { describeSum } from '../sum-text.ts'
import { nameBar } from './day-labels.ts'
import type { Series } from './series.ts'
import type { Segment, StackedBar } from './stack-bars.ts'

export function formatValue(segment: Segment, measure: Measure): string {
  // The cast is safe: the values of the measure 'cost' are amounts.
  if (measure === 'cost') return formatCost(segment.value as NanoUsd, segment.marked > 0)
  return measure === 'tokens' ? formatCompact(segment.value) : formatCount(segment.value)
}

/** "$1.20 and 3 unpriced requests". */
export const describeCost = (stacked: StackedBar): string => describeSum(stacked)

export function describeBar(
  stacked: StackedBar,
  barLength: UsageHistory['barLength'],
  measure: Measure,
  series: readonly Series[],
): string {
  const name = nameBar(stacked.bar, barLength)
  if (stacked.requests === 0) return words.usage.barWith(name, words.usage.nothingThere)
  const facts = [
    describeCost(stacked),
    words.usage.requestCount(stacked.requests),
    words.usage.tokenCount(formatCompact(stacked.tokens)),
  ].join(', ')
  const parts = stacked.segments.map((segment) => {
    const found = series.find(({ id }) => id === segment.id)
    return `${found?.name ?? words.usage.others} ${formatValue(segment, measure)}`
  })
  return words.usage.barWith(name, parts.length > 1 ? `${facts}; ${parts.join(', ')}` : facts)
}
