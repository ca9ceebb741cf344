// Conversations under the headings of a sidebar: by the person's own days, newest first.
import type { Conversation } from '../../../domain/message.ts'
import { words } from '../../../domain/words/en.ts'

export interface DayGroup {
  readonly name: string
  readonly items: readonly Conversation[]
}

const month = new Intl.DateTimeFormat('en-US', { month: 'long' })
const monthAndYear = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric' })

/** Local midnight, `days` before the day of `nowMs`. Not a multiple of 24 h where clocks change. */
function startOfDayMs(nowMs: number, days: number): number {
  const day = new Date(nowMs)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - days).getTime()
}

export function nameDay(atMs: number, nowMs: number): string {
  if (atMs >= startOfDayMs(nowMs, 0)) return words.sidebar.today
  if (atMs >= startOfDayMs(nowMs, 1)) return words.sidebar.yesterday
  if (atMs >= startOfDayMs(nowMs, 7)) return words.sidebar.lastWeek
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear()
  return (isThisYear ? month : monthAndYear).format(atMs)
}

export function groupByDay(items: readonly Conversation[], nowMs: number): DayGroup[] {
  const groups = new Map<string, Conversation[]>()
  for (const item of items) {
    const name = nameDay(item.updatedAtMs, nowMs)
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return [...groups].map(([name, members]) => ({ name, items: members }))
}
