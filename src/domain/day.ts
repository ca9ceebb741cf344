// Calendar days, as `YYYY-MM-DD`. A person's own days follow this machine's time zone; OpenAI counts days in
// UTC. A day is only a date: it can be compared and sorted as text, and no change of clocks can move it.

declare const brand: unique symbol

/** `YYYY-MM-DD`, of a day that exists. */
export type Day = string & { readonly [brand]: 'day' }

export const calendars = ['local', 'utc'] as const
export type Calendar = (typeof calendars)[number]

/** Includes both days. */
export interface DaySpan {
  readonly fromDay: Day
  readonly toDay: Day
}

const msPerDay = 86_400_000

const format = (year: number, month: number, day: number): Day =>
  // The only place that makes a Day from text, so its form is right by construction.
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as Day

/** Returns the day at a moment, in the given calendar. */
export function dayOf(atMs: number, calendar: Calendar): Day {
  const date = new Date(atMs)
  return calendar === 'utc'
    ? format(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
    : format(date.getFullYear(), date.getMonth() + 1, date.getDate())
}

/** Returns `null` if the text doesn't name a day that exists. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return null
  const atMs = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(atMs) || dayOf(atMs, 'utc') !== text ? null : dayOf(atMs, 'utc')
}

const toUtcMs = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

/** Returns the moment at which the day begins, in the given calendar. */
export function startOfDayMs(day: Day, calendar: Calendar): number {
  if (calendar === 'utc') return toUtcMs(day)
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date).getTime()
}

/** `count` can be negative. */
export const addDays = (day: Day, count: number): Day => dayOf(toUtcMs(day) + count * msPerDay, 'utc')

/** Returns the number of days from one to the other; 0 for the same day. */
export const countDays = (from: Day, to: Day): number => Math.round((toUtcMs(to) - toUtcMs(from)) / msPerDay)

/** Returns the Monday on or before the day (ISO 8601). */
export function startOfWeek(day: Day): Day {
  const weekday = new Date(toUtcMs(day)).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

export function startOfMonth(day: Day): Day {
  const date = new Date(toUtcMs(day))
  return format(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}

export const startOfYear = (day: Day): Day => format(new Date(toUtcMs(day)).getUTCFullYear(), 1, 1)

/** Returns the first day of the month `count` months later. */
export function addMonths(day: Day, count: number): Day {
  const date = new Date(toUtcMs(day))
  return dayOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1), 'utc')
}

export const endOfMonth = (day: Day): Day => addDays(addMonths(day, 1), -1)
