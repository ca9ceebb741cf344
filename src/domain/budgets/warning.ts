// When a budget's notification is due: once a period, as soon as so much of it is spent. Pure.
import type { BudgetStatus } from './budget.ts'
import type { Day } from '../day.ts'

/**
 * `warnedForDay` is the first day of the period of which a notification came last. Only the very same period
 * counts: with a clock that was set back, rather one notification too many than none for long.
 */
export function isWarningDue(
  { budget: { warnAtPercent, limitNanoUsd }, spentNanoUsd, span }: BudgetStatus,
  warnedForDay: Day | null,
): boolean {
  if (warnAtPercent === null || warnedForDay === span.fromDay) return false
  return spentNanoUsd / limitNanoUsd >= warnAtPercent / 100
}
