// Decides when a budget's notification is due: once a period, as soon as the set share is spent. Pure.
import type { BudgetStatus } from './budget.ts'
import type { Day } from '../day.ts'

/**
 * `warnedForDay` is the first day of the period of the last notification. Only the same period counts: if the
 * clock was set back, one notification too many is better than none for long.
 */
export function isWarningDue(
  { budget: { warnAtPercent, limitNanoUsd }, spentNanoUsd, span }: BudgetStatus,
  warnedForDay: Day | null,
): boolean {
  if (warnAtPercent === null || warnedForDay === span.fromDay) return false
  return spentNanoUsd / limitNanoUsd >= warnAtPercent / 100
}
