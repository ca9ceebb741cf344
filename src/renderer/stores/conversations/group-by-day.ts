// The day headings of the sidebar, in local time.
import { inLocale } from '../../../words/format.ts'
import { words } from '../../../words/words.ts'

const month = inLocale((locale) => new Intl.DateTimeFormat(locale, { month: 'long' }))
const monthAndYear = inLocale((locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }))

/** Local midnight, `days` before the day of `nowMs`. Not a multiple of 24 h where the clocks change. */
function startOfDayMs(nowMs: number, days: number): number {
  const day = new Date(nowMs)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - days).getTime()
}

/**
 * Returns a function that names the day of a time, relative to one fixed `nowMs`. Formats each month only
 * once.
 */
export function createDayNamer(nowMs: number): (atMs: number) => string {
  const todayMs = startOfDayMs(nowMs, 0)
  const yesterdayMs = startOfDayMs(nowMs, 1)
  const lastWeekMs = startOfDayMs(nowMs, 7)
  const thisYear = new Date(nowMs).getFullYear()
  const months = new Map<number, string>()
  return (atMs) => {
    if (atMs >= todayMs) return words.conversations.today
    if (atMs >= yesterdayMs) return words.conversations.yesterday
    if (atMs >= lastWeekMs) return words.conversations.lastWeek
    const day = new Date(atMs)
    const number = day.getFullYear() * 12 + day.getMonth()
    const known = months.get(number)
    if (known !== undefined) return known
    const name = (day.getFullYear() === thisYear ? month : monthAndYear)().format(atMs)
    months.set(number, name)
    return name
  }
}
