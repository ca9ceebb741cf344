// Folds sums by day and group into what the Usage page shows: bars without gaps and not too many, groups with
// the highest cost first, and the rest as one. Rows can come in any order and in several pieces.
import { addDays, addMonths, countDays, startOfMonth, startOfWeek, type Day, type DaySpan } from '../day.ts'
import { maxBars, maxDrawnGroups, maxListedGroups, type BarPart, type UsageBar } from './history.ts'
import { noUsage, usageSumFields, type UsageSum } from './usage.ts'

export interface DayRow extends UsageSum {
  readonly day: Day
  readonly id: string
}

export type BarLength = 'day' | 'week' | 'month'

const longest = { day: 92, week: 2 * 371 } as const // two years and their last weeks
/** The longest span in days; a longer one is narrowed to the days with records. */
const longestSpanDays = 30 * 365
/** No record is older than the first day, and dates after the last can't be computed reliably. */
const [earliestDay, latestDay] = ['1970-01-01', '9990-12-31']

/** Returns the span that was asked for or, if it is out of range, the part of it that has records. */
export function settleSpan(asked: DaySpan | null, recorded: DaySpan | null): DaySpan | null {
  if (!asked) return recorded
  const isTurned = asked.fromDay > asked.toDay
  const span = isTurned ? { fromDay: asked.toDay, toDay: asked.fromDay } : asked
  const isReasonable =
    span.fromDay >= earliestDay &&
    span.toDay <= latestDay &&
    countDays(span.fromDay, span.toDay) < longestSpanDays
  if (isReasonable) return span
  if (!recorded || recorded.toDay < span.fromDay || recorded.fromDay > span.toDay) return null
  return {
    fromDay: recorded.fromDay > span.fromDay ? recorded.fromDay : span.fromDay,
    toDay: recorded.toDay < span.toDay ? recorded.toDay : span.toDay,
  }
}

/** Returns the span of the same length just before. */
export function precedingSpan({ fromDay, toDay }: DaySpan): DaySpan {
  return { fromDay: addDays(fromDay, -countDays(fromDay, toDay) - 1), toDay: addDays(fromDay, -1) }
}

const barStarts: Record<BarLength, (day: Day) => Day> = {
  day: (day) => day,
  week: startOfWeek,
  month: startOfMonth,
}
const nextStarts: Record<BarLength, (start: Day) => Day> = {
  day: (start) => addDays(start, 1),
  week: (start) => addDays(start, 7),
  month: (start) => addMonths(start, 1),
}

/**
 * Returns the bars, oldest first. The first begins and the last ends with the span; if there are too many,
 * the first one covers the oldest days.
 */
export function layBars({ fromDay, toDay }: DaySpan): {
  readonly barLength: BarLength
  readonly bars: readonly DaySpan[]
} {
  const days = countDays(fromDay, toDay) + 1
  const barLength = days <= longest.day ? 'day' : days <= longest.week ? 'week' : 'month'
  const oldest = addMonths(toDay, 1 - maxBars)
  const bars: DaySpan[] = []
  let start = barStarts[barLength](fromDay)
  if (barLength === 'month' && start < oldest) start = oldest
  while (start <= toDay && bars.length < maxBars) {
    const next = nextStarts[barLength](start)
    const lastDay = addDays(next, -1)
    bars.push({ fromDay: bars.length === 0 ? fromDay : start, toDay: lastDay < toDay ? lastDay : toDay })
    start = next
  }
  return { barLength, bars }
}

export interface FoldedHistory {
  readonly total: UsageSum
  /** Highest cost first, then most requests; at most `maxListedGroups`. */
  readonly groups: readonly (UsageSum & { readonly id: string })[]
  readonly groupCount: number
  readonly bars: readonly UsageBar[]
}

export interface HistoryFold {
  add(rows: readonly DayRow[]): void
  finish(): FoldedHistory
}

// Plain numbers while they are summed up.
type Sum = Record<keyof UsageSum, number>
type Part = Record<Exclude<keyof BarPart, 'id'>, number>

interface Group {
  readonly id: string
  readonly sum: Sum
  readonly parts: Map<number, Part>
}

/** The rows' days must lie within the bars. */
export function createHistoryFold(bars: readonly DaySpan[]): HistoryFold {
  const total: Sum = { ...noUsage }
  const whole = bars.map(() => ({ ...noPart }))
  const groups = new Map<string, Group>()

  function addRow(row: DayRow): void {
    const index = findBar(bars, row.day)
    const group = groups.get(row.id) ?? { id: row.id, sum: { ...noUsage }, parts: new Map<number, Part>() }
    const part = group.parts.get(index) ?? { ...noPart }
    groups.set(row.id, group)
    group.parts.set(index, part)
    addSum(total, row)
    addSum(group.sum, row)
    const added = partOf(row)
    addPart(part, added, 1)
    const bar = whole[index]
    if (bar) addPart(bar, added, 1)
  }

  function makeBar(span: DaySpan, index: number, drawn: readonly Group[]): UsageBar {
    const rest = { ...(whole[index] ?? noPart) }
    const parts = drawn.flatMap(({ id, parts }): BarPart[] => {
      const part = parts.get(index)
      if (!part) return []
      addPart(rest, part, -1)
      return [asBarPart(id, part)]
    })
    return { ...span, parts: rest.requests > 0 ? [...parts, asBarPart(null, rest)] : parts }
  }

  return {
    add: (rows) => rows.forEach(addRow),
    finish() {
      const listed = takeFirst(groups.values(), maxListedGroups)
      const drawn = listed.slice(0, maxDrawnGroups)
      return {
        total: asUsageSum(total),
        groups: listed.map(({ id, sum }) => ({ id, ...asUsageSum(sum) })),
        groupCount: groups.size,
        bars: bars.map((span, index) => makeBar(span, index, drawn)),
      }
    },
  }
}

// Sums of whole nano-dollars are whole nano-dollars.
const asUsageSum = (sum: Sum): UsageSum => sum as UsageSum
const asBarPart = (id: string | null, part: Part): BarPart => ({ id, ...part }) as BarPart

function addSum(into: Sum, row: UsageSum): void {
  for (const field of usageSumFields) into[field] += row[field]
}

const noPart: Part = { requests: 0, unpricedRequests: 0, tokens: 0, costNanoUsd: 0, estimatedNanoUsd: 0 }

const partOf = (row: UsageSum): Part => ({
  requests: row.requests,
  unpricedRequests: row.unpricedRequests,
  tokens: row.inputTokens + row.outputTokens,
  costNanoUsd: row.costNanoUsd,
  estimatedNanoUsd: row.estimatedNanoUsd,
})

function addPart(into: Part, part: Part, sign: 1 | -1): void {
  into.requests += sign * part.requests
  into.unpricedRequests += sign * part.unpricedRequests
  into.tokens += sign * part.tokens
  into.costNanoUsd += sign * part.costNanoUsd
  into.estimatedNanoUsd += sign * part.estimatedNanoUsd
}

/** Returns the index of the last bar that begins on or before the day. */
function findBar(bars: readonly DaySpan[], day: Day): number {
  let [low, high] = [0, bars.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((bars[middle]?.fromDay ?? day) <= day) low = middle
    else high = middle - 1
  }
  return low
}

function compareGroups(left: Group, right: Group): number {
  const byCost = right.sum.costNanoUsd - left.sum.costNanoUsd
  return byCost || right.sum.requests - left.sum.requests || (left.id < right.id ? -1 : 1)
}

/** Returns the `count` groups with the highest cost, without sorting all, since there can be very many. */
function takeFirst(groups: Iterable<Group>, count: number): readonly Group[] {
  let taken: Group[] = []
  let last: Group | undefined
  for (const group of groups) {
    if (last && compareGroups(last, group) < 0) continue
    taken.push(group)
    if (taken.length < 2 * count) continue
    taken = taken.toSorted(compareGroups).slice(0, count)
    last = taken.at(-1)
  }
  return taken.toSorted(compareGroups).slice(0, count)
}
