// Days of a calendar, as `YYYY-MM-DD`. A person's own days follow this machine's time zone; OpenAI counts in UTC.
// A day is a date alone: it can be compared and sorted as text, and has no hour that a change of clocks could move.

declare const brand: unique symbol

/** `YYYY-MM-DD`, and a day that exists. */
export type Day = string & { readonly [brand]: 'day' }

export const calendars = ['local', 'utc'] as const
export type Calendar = (typeof calendars)[number]

/** Both ends are part of it. */
export interface DaySpan {
  readonly fromDay: Day
  readonly toDay: Day
}

const msPerDay = 86_400_000

const format = (year: number, month: number, day: number): Day =>
  // The only place where a day is made of text: it has the form by construction.
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as Day

/** Which day it was there at that moment. */
export function dayOf(atMs: number, calendar: Calendar): Day {
  const date = new Date(atMs)
  return calendar === 'utc'
    ? format(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
    : format(date.getFullYear(), date.getMonth() + 1, date.getDate())
}

/** `null` for what isn't the name of a day that exists. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return null
  const atMs = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(atMs) || dayOf(atMs, 'utc') !== text ? null : dayOf(atMs, 'utc')
}

const toUtcMs = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

/** The moment at which it begins there. */
export function startOfDayMs(day: Day, calendar: Calendar): number {
  if (calendar === 'utc') return toUtcMs(day)
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date).getTime()
}

/** `count` may be negative. */
export const addDays = (day: Day, count: number): Day => dayOf(toUtcMs(day) + count * msPerDay, 'utc')

/** How many days from one to the other; 0 for the same day. */
export const countDays = (from: Day, to: Day): number => Math.round((toUtcMs(to) - toUtcMs(from)) / msPerDay)

/** The Monday on or before it (ISO 8601). */
export function startOfWeek(day: Day): Day {
  const weekday = new Date(toUtcMs(day)).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

export function startOfMonth(day: Day): Day {
  const date = new Date(toUtcMs(day))
  return format(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}

export const startOfYear = (day: Day): Day => format(new Date(toUtcMs(day)).getUTCFullYear(), 1, 1)

/** The first day of the month `count` months later. */
export function addMonths(day: Day, count: number): Day {
  const date = new Date(toUtcMs(day))
  return dayOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1), 'utc')
}

export const endOfMonth = (day: Day): Day => addDays(addMonths(day, 1), -1)
