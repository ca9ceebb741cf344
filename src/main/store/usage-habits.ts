// What alerts and the forecast ask of the sums by day: how much a day cost, since when, and what is dated later than
// now. All of it reads sums, and of the records themselves one day's at most.
import type { Day, DaySpan } from '../../domain/day.ts'
import type { DayCost } from '../../domain/forecast.ts'
import type { NanoUsd } from '../../domain/money.ts'
import type { Connection } from './connection.ts'

export interface SpentIn {
  readonly costNanoUsd: NanoUsd
  readonly estimatedNanoUsd: NanoUsd
  readonly unpricedRequests: number
}

export interface UsageHabitQueries {
  /** In the person's own days. Practice is left out, here and below. */
  sumSpent(span: DaySpan): SpentIn
  /** In the person's own days, oldest first; days without requests are left out. */
  listDayCosts(span: DaySpan): DayCost[]
  /** Of the person's own days; `null`: nothing was asked for yet. */
  findFirstDay(): Day | null
  /** Those dated at `afterMs` or later: `nextUtcDay` is the first day that begins after it. */
  countLater(afterMs: number, nextUtcDay: Day, nextUtcDayMs: number): number
}

export const usageHabitSql = {
  sumSpent: `SELECT coalesce(sum(cost_nano_usd), 0) AS costNanoUsd,
      coalesce(sum(estimated_nano_usd), 0) AS estimatedNanoUsd,
      coalesce(sum(unpriced_requests), 0) AS unpricedRequests
    FROM usage_day WHERE calendar = 'local' AND day BETWEEN @fromDay AND @toDay`,
  listDayCosts: `SELECT day, sum(cost_nano_usd) AS costNanoUsd FROM usage_day
    WHERE calendar = 'local' AND day BETWEEN @fromDay AND @toDay GROUP BY day ORDER BY day`,
  findFirstDay: `SELECT min(day) FROM usage_day WHERE calendar = 'local'`,
  countLaterThatDay: `SELECT count(*) FROM usage_record
    WHERE at_ms >= ? AND at_ms < ? AND backend <> 'practice'`,
  countLaterDays: `SELECT coalesce(sum(requests), 0) FROM usage_day WHERE calendar = 'utc' AND day >= ?`,
} as const

export function prepareUsageHabits(db: Connection): UsageHabitQueries {
  const sumSpent = db.prepare<[DaySpan], SpentIn>(usageHabitSql.sumSpent)
  const listDayCosts = db.prepare<[DaySpan], DayCost>(usageHabitSql.listDayCosts)
  const findFirstDay = db.prepare<[], Day | null>(usageHabitSql.findFirstDay).pluck()
  const countLaterThatDay = db.prepare<[number, number], number>(usageHabitSql.countLaterThatDay).pluck()
  const countLaterDays = db.prepare<[Day], number>(usageHabitSql.countLaterDays).pluck()

  return {
    sumSpent: (span) => sumSpent.get(span) ?? noRow(),
    listDayCosts: (span) => listDayCosts.all(span),
    findFirstDay: () => findFirstDay.get() ?? null,
    countLater: (afterMs, nextUtcDay, nextUtcDayMs) =>
      (countLaterThatDay.get(afterMs, nextUtcDayMs) ?? noRow()) + (countLaterDays.get(nextUtcDay) ?? noRow()),
  }
}

function noRow(): never {
  throw new Error('an aggregate without GROUP BY always answers one row')
}
