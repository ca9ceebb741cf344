// The days of each period: up to and including today, in the chosen calendar.
import {
  addDays,
  parseDay,
  startOfMonth,
  startOfYear,
  type Day,
  type DaySpan,
} from '../../../../domain/day.ts'

export const periods = ['today', 'week', 'month', 'calendarMonth', 'year', 'all', 'custom'] as const
export type Period = (typeof periods)[number]
type GivenPeriod = Exclude<Period, 'custom'>

const firstDays: Record<Exclude<GivenPeriod, 'all'>, (today: Day) => Day> = {
  today: (today) => today,
  week: (today) => addDays(today, -6),
  month: (today) => addDays(today, -29),
  calendarMonth: startOfMonth,
  year: startOfYear,
}

/** Returns `null` for all time. A custom period that isn't set yet is the last 30 days. */
export function spanOf(period: Period, custom: DaySpan | null, today: Day): DaySpan | null {
  if (period === 'all') return null
  if (period === 'custom') return custom ?? spanOf('month', null, today)
  return { fromDay: firstDays[period](today), toDay: today }
}

type SpanProblem = 'no-day' | 'in-future' | 'end-before-start'

export type CheckedSpan =
  | { readonly span: DaySpan; readonly from: null; readonly to: null }
  | { readonly span: null; readonly from: SpanProblem | null; readonly to: SpanProblem | null }

/** Checks the two typed days; each problem belongs to one field. */
export function checkSpan(from: string, to: string, today: Day): CheckedSpan {
  const [fromDay, toDay] = [parseDay(from), parseDay(to)]
  const problems = { from: findProblem(fromDay, today), to: findProblem(toDay, today) }
  if (!fromDay || !toDay || problems.from || problems.to) return { span: null, ...problems }
  if (toDay < fromDay) return { span: null, from: null, to: 'end-before-start' }
  return { span: { fromDay, toDay }, from: null, to: null }
}

function findProblem(day: Day | null, today: Day): SpanProblem | null {
  if (!day) return 'no-day'
  return day > today ? 'in-future' : null
}
