// Forecasts the cost of this month: the amount spent, plus the remaining days at the average of the last
// whole weeks, four at most; whole weeks, so that weekends have their share. The mean over all days, not the
// median: for a person who spends on few days the median is near zero. One costly day raises it by a 28th for
// each day left.
import type { Forecast } from './alert.ts'
import { addDays, countDays, endOfMonth, type Day } from '../day.ts'
import type { NanoUsd } from '../money.ts'
import { mean } from '../statistics.ts'

export interface DayCost {
  readonly day: Day
  readonly costNanoUsd: NanoUsd
}

export interface MonthSoFar {
  readonly today: Day
  /** The share of today that is still to come, 0 to 1. */
  readonly todayLeftShare: number
  /** The amount spent this month, today included. */
  readonly spentNanoUsd: NanoUsd
  /** The first day of use; `null` if there were no requests yet. */
  readonly firstDay: Day | null
  /** The costs of days before today; days without use can be missing. */
  readonly days: readonly DayCost[]
}

const daysOfWeek = 7
/** How many days before today count: four weeks. */
export const habitDays = 28

/** Returns `null` in the first 7 days of use. Never less than what is spent. */
export function forecastMonth(month: MonthSoFar): Forecast | null {
  const { today, firstDay, spentNanoUsd } = month
  if (firstDay === null) return null
  const knownDays = Math.min(habitDays, countDays(firstDay, today))
  const days = knownDays - (knownDays % daysOfWeek)
  if (days < daysOfWeek) return null

  const fromDay = addDays(today, -days)
  const costs = month.days.filter(({ day }) => day >= fromDay && day < today)
  const daysWithoutUse = Array.from({ length: Math.max(0, days - costs.length) }, () => 0)
  const dayNanoUsd = mean([...costs.map(({ costNanoUsd }) => costNanoUsd), ...daysWithoutUse]) ?? 0
  const daysLeft = countDays(today, endOfMonth(today)) + clampShare(month.todayLeftShare)
  // Both parts are whole nano-dollars.
  return { monthNanoUsd: (spentNanoUsd + Math.round(dayNanoUsd * daysLeft)) as NanoUsd, days }
}

const clampShare = (share: number): number => Math.min(1, Math.max(0, share))
