// Names bars, and places the labels below them. Uses the finest labels that don't overlap.
import { startOfWeek, type Day } from '../../../../domain/day.ts'
import type { UsageBar, UsageHistory } from '../../../../domain/usage/history.ts'
import { inLocale } from '../../../../words/format.ts'
import { words } from '../../../../words/words.ts'

type BarLength = UsageHistory['barLength']

const make = (options: Intl.DateTimeFormatOptions) => {
  // Formatted in UTC, because a day has no time zone.
  const format = inLocale((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }))
  return (day: Day): string => format().format(new Date(`${day}T00:00:00Z`))
}

const monthDay = make({ month: 'short', day: 'numeric' })
const weekday = make({ weekday: 'short' })
const monthName = make({ month: 'short' })
const yearName = make({ year: 'numeric' })
const longMonth = make({ month: 'long', year: 'numeric' })
const longDay = make({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const shortDay = make({ year: 'numeric', month: 'short', day: 'numeric' })

/** "Nov 1, 2026 – Nov 21, 2026". */
export function describeSpan({ bars }: Pick<UsageHistory, 'bars'>): string {
  const [first, last] = [bars[0], bars.at(-1)]
  return first && last ? words.usage.span(shortDay(first.fromDay), shortDay(last.toDay)) : words.usage.nothing
}

export function nameBar({ fromDay, toDay }: UsageBar, length: BarLength): string {
  if (length === 'month') return longMonth(fromDay)
  return length === 'week' && fromDay !== toDay
    ? words.usage.span(shortDay(fromDay), shortDay(toDay))
    : longDay(fromDay)
}

/** Returns `null` for no label at this bar. */
type Labeller = (day: Day, before: Day | null, fromEnd: number) => string | null

const isNewMonth = (day: Day, before: Day | null): boolean =>
  before === null ? day.endsWith('-01') : before.slice(0, 7) !== day.slice(0, 7)
const monthOf = (day: Day): number => Number(day.slice(5, 7))
const nameMonth = (day: Day): string => (monthOf(day) === 1 ? yearName(day) : monthName(day))

const each =
  (count: number): Labeller =>
  (day, _before, fromEnd) =>
    fromEnd % count === 0 ? monthDay(day) : null
const eachWeek =
  (count: number): Labeller =>
  (day) => {
    const isMonday = startOfWeek(day) === day
    return isMonday && (weekNumber(day) % count === 0 || count === 1) ? monthDay(day) : null
  }
const monthsBy =
  (count: number): Labeller =>
  (day, before) =>
    isNewMonth(day, before) && (monthOf(day) - 1) % count === 0 ? nameMonth(day) : null
const yearsBy =
  (count: number): Labeller =>
  (day, before) =>
    isNewMonth(day, before) && monthOf(day) === 1 && Number(day.slice(0, 4)) % count === 0
      ? yearName(day)
      : null

const weekNumber = (day: Day): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / 604_800_000)

const months = [monthsBy(1), monthsBy(2), monthsBy(3), monthsBy(6), yearsBy(1), yearsBy(2), yearsBy(5)]
const labellers: Record<BarLength, readonly Labeller[]> = {
  day: [
    (day) => `${weekday(day)} ${Number(day.slice(8))}`,
    each(1),
    each(2),
    eachWeek(1),
    eachWeek(2),
    ...months,
  ],
  week: [each(1), each(2), ...months],
  month: months,
}

export interface BarLabel {
  readonly index: number
  readonly text: string
  /** The label's middle, moved so that the label stays within the plot. */
  readonly xPx: number
}

/** The width of a letter in a label's font; wide enough for any letter. */
export const letterPx = 6.6
const gapPx = 12
const mostDaysByName = 8

export function placeLabels(
  bars: ReadonlyArray<{ readonly fromDay: Day; readonly middlePx: number }>,
  length: BarLength,
  widthPx: number,
): readonly BarLabel[] {
  const kinds = length === 'day' && bars.length > mostDaysByName ? labellers.day.slice(1) : labellers[length]
  for (const label of kinds) {
    const placed = place(bars, label, widthPx)
    if (placed.length > 0 && fits(placed)) return placed
  }
  // If no kind fits, label only the first and last bar.
  const ends = place(
    bars,
    (day, _before, fromEnd) => (fromEnd === 0 || day === bars[0]?.fromDay ? monthDay(day) : null),
    widthPx,
  )
  return fits(ends) ? ends : ends.slice(0, 1)
}

function place(
  bars: ReadonlyArray<{ readonly fromDay: Day; readonly middlePx: number }>,
  label: Labeller,
  widthPx: number,
): BarLabel[] {
  return bars.flatMap(({ fromDay, middlePx }, index) => {
    const text = label(fromDay, bars[index - 1]?.fromDay ?? null, bars.length - 1 - index)
    if (text === null) return []
    const half = (text.length * letterPx) / 2
    return [{ index, text, xPx: Math.min(Math.max(middlePx, half), Math.max(half, widthPx - half)) }]
  })
}

const fits = (labels: readonly BarLabel[]): boolean =>
  labels.every(({ text, xPx }, index) => {
    const before = labels[index - 1]
    return !before || xPx - before.xPx >= ((text.length + before.text.length) * letterPx) / 2 + gapPx
  })
