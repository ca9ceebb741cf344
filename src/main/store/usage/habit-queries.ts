// Queries for alerts and the forecast: each day's cost, the first day, recent refusals, the addresses of a
// key, and records dated in the future. They read sums, and at most one day's records.
import { refusalCodes, type KeyAddress, type Refusals } from '../../../domain/usage/alert-rules.ts'
import type { Day, DaySpan } from '../../../domain/day.ts'
import type { DayCost } from '../../../domain/usage/forecast.ts'
import type { NanoUsd } from '../../../domain/money.ts'
import type { Connection } from '../connection.ts'

interface SpentIn {
  readonly costNanoUsd: NanoUsd
  readonly estimatedNanoUsd: NanoUsd
  readonly unpricedRequests: number
}

/** A key, by its fingerprint, and a base URL that is new for it. */
interface NewKeyAddress {
  readonly keyFingerprint: string
  readonly baseUrl: string
}

/** `afterMs < atMs <= upToMs`. */
interface TimeSpan {
  readonly afterMs: number
  readonly upToMs: number
}

export interface UsageHabitQueries {
  /** Sums the person's own days. Practice is left out here and below. */
  sumSpent(span: DaySpan): SpentIn
  /** Returns the person's own days, oldest first; days without requests are left out. */
  listDayCosts(span: DaySpan): DayCost[]
  /** Returns the first of the person's own days with a request, or `null` if there is none. */
  findFirstDay(): Day | null
  /** Counts records dated at `afterMs` or later. `nextUtcDay` is the first UTC day that begins after it. */
  countLater(afterMs: number, nextUtcDay: Day, nextUtcDayMs: number): number
  hasRecords(span: TimeSpan): boolean
  /** Sums refusals by key and code. */
  sumRefusals(span: TimeSpan): Refusals[]
  /** Returns the addresses whose first use is in this time. */
  listNewAddresses(span: TimeSpan): NewKeyAddress[]
  listAddresses(keyFingerprint: string): KeyAddress[]
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
  hasRecords: 'SELECT 1 FROM usage_record WHERE at_ms > @afterMs AND at_ms <= @upToMs LIMIT 1',
  sumRefusals: `SELECT key_id AS keyId, failure_code AS failureCode, count(*) AS requests FROM usage_record
    WHERE at_ms > @afterMs AND at_ms <= @upToMs
      AND failure_code IN (${refusalCodes.map((code) => `'${code}'`).join(', ')})
    GROUP BY key_id, failure_code`,
  listNewAddresses: `SELECT key_fingerprint AS keyFingerprint, base_url AS baseUrl FROM key_address
    WHERE first_at_ms > @afterMs AND first_at_ms <= @upToMs`,
  listAddresses: `SELECT base_url AS baseUrl, key_id AS keyId, first_at_ms AS firstAtMs, requests
    FROM key_address WHERE key_fingerprint = ?`,
} as const

export function prepareUsageHabits(db: Connection): UsageHabitQueries {
  const sumSpent = db.prepare<[DaySpan], SpentIn>(usageHabitSql.sumSpent)
  const listDayCosts = db.prepare<[DaySpan], DayCost>(usageHabitSql.listDayCosts)
  const findFirstDay = db.prepare<[], Day | null>(usageHabitSql.findFirstDay).pluck()
  const countLaterThatDay = db.prepare<[number, number], number>(usageHabitSql.countLaterThatDay).pluck()
  const countLaterDays = db.prepare<[Day], number>(usageHabitSql.countLaterDays).pluck()
  const hasRecords = db.prepare<[TimeSpan], number>(usageHabitSql.hasRecords).pluck()
  const sumRefusals = db.prepare<[TimeSpan], Refusals>(usageHabitSql.sumRefusals)
  const listNewAddresses = db.prepare<[TimeSpan], NewKeyAddress>(usageHabitSql.listNewAddresses)
  const listAddresses = db.prepare<[string], KeyAddress>(usageHabitSql.listAddresses)

  return {
    sumSpent: (span) => sumSpent.get(span) ?? noRow(),
    listDayCosts: (span) => listDayCosts.all(span),
    findFirstDay: () => findFirstDay.get() ?? null,
    countLater: (afterMs, nextUtcDay, nextUtcDayMs) =>
      (countLaterThatDay.get(afterMs, nextUtcDayMs) ?? noRow()) + (countLaterDays.get(nextUtcDay) ?? noRow()),
    hasRecords: (span) => hasRecords.get(span) !== undefined,
    sumRefusals: (span) => sumRefusals.all(span),
    listNewAddresses: (span) => listNewAddresses.all(span),
    listAddresses: (keyFingerprint) => listAddresses.all(keyFingerprint),
  }
}

function noRow(): never {
  throw new Error('an aggregate without GROUP BY always answers one row')
}
