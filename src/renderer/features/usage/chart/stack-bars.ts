// The chart's numbers before drawing: the parts of each bar, and their positions in px.
import type { NanoUsd } from '../../../../domain/money.ts'
import type { BarPart, UsageBar, UsageHistory } from '../../../../domain/usage/history.ts'
import type { Measure } from '../history/history-choice.ts'
import { makeScale, type Scale } from './ticks.ts'

/** `null` is the sum of all groups that aren't drawn separately. */
export type SeriesId = string | null

export interface Segment {
  readonly id: SeriesId
  readonly value: number
  /** Its upper part: the estimated part of a cost, or the requests without a price. */
  readonly marked: number
}

export interface StackedBar {
  readonly bar: UsageBar
  /** From bottom to top. */
  readonly segments: readonly Segment[]
  readonly total: number
  readonly requests: number
  readonly tokens: number
  readonly costNanoUsd: NanoUsd
  readonly estimatedNanoUsd: NanoUsd
  readonly unpricedRequests: number
}

export interface Stacks {
  readonly measure: Measure
  readonly bars: readonly StackedBar[]
  /** The drawn series, the largest first. */
  readonly series: readonly SeriesId[]
  readonly scale: Scale
  readonly hasUnpriced: boolean
  readonly hasEstimated: boolean
}

const readValue: Record<Measure, (part: BarPart) => number> = {
  cost: (part) => part.costNanoUsd,
  tokens: (part) => part.tokens,
  requests: (part) => part.requests,
}
const readMarked: Record<Measure, (part: BarPart) => number> = {
  cost: (part) => part.estimatedNanoUsd,
  tokens: () => 0,
  requests: (part) => part.unpricedRequests,
}

/** Uses requests instead of costs if no cost is known. */
export function measureOf(wanted: Measure, { total }: UsageHistory): Measure {
  return wanted === 'cost' && total.costNanoUsd === 0 && total.unpricedRequests > 0 ? 'requests' : wanted
}

const wantedTicks = 4

export function stackBars(history: UsageHistory, wanted: Measure): Stacks {
  const measure = measureOf(wanted, history)
  const series = orderSeries(history.bars, measure)
  const bars = history.bars.map((bar) => stack(bar, series, measure))
  const max = Math.max(0, ...bars.map(({ total }) => total))
  return {
    measure,
    bars,
    series,
    scale: makeScale(max, wantedTicks, measure !== 'cost'),
    hasUnpriced: measure !== 'tokens' && bars.some(({ unpricedRequests }) => unpricedRequests > 0),
    hasEstimated: measure === 'cost' && bars.some(({ estimatedNanoUsd }) => estimatedNanoUsd > 0),
  }
}

/** The largest first, the rest last. */
function orderSeries(bars: readonly UsageBar[], measure: Measure): SeriesId[] {
  const sums = new Map<SeriesId, number>()
  for (const { parts } of bars)
    for (const part of parts) sums.set(part.id, (sums.get(part.id) ?? 0) + readValue[measure](part))
  return [...sums]
    .toSorted(([a, left], [b, right]) => Number(a === null) - Number(b === null) || right - left)
    .map(([id]) => id)
}

function stack(bar: UsageBar, series: readonly SeriesId[], measure: Measure): StackedBar {
  const sum = (read: (part: BarPart) => number): number =>
    bar.parts.reduce((total, part) => total + read(part), 0)
  return {
    bar,
    segments: series.flatMap((id) => {
      const part = bar.parts.find((one) => one.id === id)
      const value = part ? readValue[measure](part) : 0
      return part && value > 0 ? [{ id, value, marked: readMarked[measure](part) }] : []
    }),
    total: sum(readValue[measure]),
    requests: sum((part) => part.requests),
    tokens: sum((part) => part.tokens),
    // The casts are safe: sums of amounts are amounts.
    costNanoUsd: sum((part) => part.costNanoUsd) as NanoUsd,
    estimatedNanoUsd: sum((part) => part.estimatedNanoUsd) as NanoUsd,
    unpricedRequests: sum((part) => part.unpricedRequests),
  }
}

interface Box {
  readonly xPx: number
  readonly yPx: number
  readonly widthPx: number
  readonly heightPx: number
}

interface DrawnSegment extends Box {
  readonly id: SeriesId
  /** The height of its marked part, from its top. */
  readonly markedPx: number
}

export interface DrawnBar {
  /** The full height, for the pointer and the focus. */
  readonly reach: Box
  readonly middlePx: number
  readonly segments: readonly DrawnSegment[]
  /** A cap above the bar for requests without a price, whose height isn't known; it may exceed the plot. */
  readonly unpriced: Box | null
}

const mostBarPx = 64
const barShare = 0.7
/** Narrower bars touch, because a gap would leave nothing of them. */
const fromGapPx = 3
const leastSegmentPx = 1.5
const unpricedPx = 7

export function drawBars(stacks: Stacks, widthPx: number, heightPx: number): readonly DrawnBar[] {
  const bandPx = widthPx / Math.max(1, stacks.bars.length)
  const barPx = bandPx < fromGapPx ? Math.max(0.5, bandPx - 0.25) : Math.min(mostBarPx, bandPx * barShare)
  return stacks.bars.map((stacked, index) => {
    const middlePx = (index + 0.5) * bandPx
    const xPx = middlePx - barPx / 2
    let topPx = heightPx
    const segments = stacked.segments.map(({ id, value, marked }) => {
      const segmentPx = Math.max(leastSegmentPx, (value / stacks.scale.top) * heightPx)
      topPx -= segmentPx
      return {
        id,
        xPx,
        yPx: topPx,
        widthPx: barPx,
        heightPx: segmentPx,
        markedPx: (marked / value) * segmentPx,
      }
    })
    const isCapped = stacks.measure === 'cost' && stacked.unpricedRequests > 0
    return {
      reach: { xPx: index * bandPx, yPx: 0, widthPx: bandPx, heightPx },
      middlePx,
      segments,
      unpriced: isCapped ? { xPx, yPx: topPx - unpricedPx, widthPx: barPx, heightPx: unpricedPx } : null,
    }
  })
}
