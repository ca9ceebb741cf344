// Budgets: how much may be spent in a day, a week or a month, in all, by one key or for one project.
import { addDays, endOfMonth, startOfMonth, startOfWeek, type Day, type DaySpan } from '../day.ts'
import type { BudgetId, KeyId } from '../ids.ts'
import type { NanoUsd } from '../money.ts'

export const budgetPeriods = ['day', 'week', 'month'] as const
export type BudgetPeriod = (typeof budgetPeriods)[number]

export type BudgetScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'key'; readonly keyId: KeyId }
  | { readonly kind: 'project'; readonly project: string }

export interface Budget {
  readonly id: BudgetId
  readonly scope: BudgetScope
  readonly period: BudgetPeriod
  /** More than 0. */
  readonly limitNanoUsd: NanoUsd
  /** A hard budget stops a request that could exceed the limit, before it is sent. */
  readonly isHard: boolean
  /** The percentage, 1 to 100, at which a notification comes once a period; `null` for none. */
  readonly warnAtPercent: number | null
}

/** A budget with its figures in the current period. */
export interface BudgetStatus {
  readonly budget: Budget
  readonly span: DaySpan
  readonly spentNanoUsd: NanoUsd
  /** The most that the requests under way can still cost. */
  readonly reservedNanoUsd: NanoUsd
  /** Requests in this period whose cost is unknown. */
  readonly unpricedRequests: number
}

export const maxBudgetNanoUsd = 1_000_000_000_000_000 // a million dollars
export const maxBudgets = 200

const periods: Record<BudgetPeriod, (day: Day) => DaySpan> = {
  day: (day) => ({ fromDay: day, toDay: day }),
  week: (day) => ({ fromDay: startOfWeek(day), toDay: addDays(startOfWeek(day), 6) }),
  month: (day) => ({ fromDay: startOfMonth(day), toDay: endOfMonth(day) }),
}

/** Returns the period that contains a day, in the calendar of this computer. */
export const periodOf = (period: BudgetPeriod, day: Day): DaySpan => periods[period](day)

/** Returns the scope with its project trimmed, as the projects of keys are stored. */
export const cleanScope = (scope: BudgetScope): BudgetScope =>
  scope.kind === 'project' ? { kind: 'project', project: scope.project.trim() } : scope

export function isSameScope(one: BudgetScope, other: BudgetScope): boolean {
  if (one.kind === 'key') return other.kind === 'key' && one.keyId === other.keyId
  if (one.kind === 'project') return other.kind === 'project' && one.project === other.project
  return other.kind === 'all'
}
