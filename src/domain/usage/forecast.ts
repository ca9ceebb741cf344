// What this month will have cost if it goes on as of late: spent so far, and for all that is left of it what a day
// cost on average in the last whole weeks, four at most. Whole weeks, so that weekends count for what they are.
// The mean, and of all days, those without use too: whoever spends much on few days spends the mean over a month,
// while the median of such days is close to nothing. One dear day so raises it, by a 28th for each day left.
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
  /** How much of today is still to come, 0 to 1. */
  readonly todayLeftShare: number
  /** Of all the month, today included. */
  readonly spentNanoUsd: NanoUsd
  /** The first day of use; `null`: nothing was asked for yet. */
  readonly firstDay: Day | null
  /** Of days before today; those without use may be left out. */
  readonly days: readonly DayCost[]
}

const daysOfWeek = 7
/** Days before today that are looked at: four weeks. */
export const habitDays = 28

/** `null` in the first 7 days of use. Never below what is spent. */
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
  // Whole numbers of nano-dollars, rounded as one.
  return { monthNanoUsd: (spentNanoUsd + Math.round(dayNanoUsd * daysLeft)) as NanoUsd, days }
}

const clampShare = (share: number): number => Math.min(1, Math.max(0, share))
