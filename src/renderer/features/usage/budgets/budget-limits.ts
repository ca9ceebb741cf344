// Checks a limit while it is typed: whether it is valid, and what it would do at once given what is already
// spent. Pure.
import {
  maxBudgetNanoUsd,
  type Budget,
  type BudgetPeriod,
  type BudgetScope,
  type BudgetStatus,
} from '../../../../domain/budgets/budget.ts'
import type { Day } from '../../../../domain/day.ts'
import { parseUsd, writeUsd, type MoneyInput } from '../../../../domain/money-input.ts'
import type { NanoUsd } from '../../../../domain/money.ts'
import { formatUsdExactly } from '../../../../words/usd.ts'
import { words } from '../../../../words/words.ts'
import { formatSum, sayNextStart } from './budget-figures.ts'

export interface TypedLimits {
  readonly limit: string
  readonly isHard: boolean
  readonly warnAtPercent: number | null
}

export const newLimits: TypedLimits = { limit: '', isHard: true, warnAtPercent: 80 }

export const typeLimits = ({ limitNanoUsd, isHard, warnAtPercent }: Budget): TypedLimits => ({
  limit: writeUsd(limitNanoUsd),
  isHard,
  warnAtPercent,
})

const offeredPercents = [50, 80, 90, 100]

/** The offered percentages, and the budget's own if it is a different one. */
export function listPercents(present: number | null): readonly number[] {
  if (present === null || offeredPercents.includes(present)) return offeredPercents
  return [...offeredPercents, present].toSorted((one, other) => one - other)
}

export const readLimit = (typed: string): MoneyInput => parseUsd(typed, maxBudgetNanoUsd)

const sayMost = (): string => formatUsdExactly(maxBudgetNanoUsd as NanoUsd) // the cast is safe: a whole number

/** Returns `null` if the limit can be saved. */
export function findLimitProblem(typed: string): string | null {
  const read = readLimit(typed)
  if (!read.isOk && read.problem !== 'negative') return words.money.problems[read.problem](sayMost())
  return read.isOk && read.nanoUsd > 0 ? null : words.budgets.form.notAboveZero
}

/** What is spent in the current period. */
export type Spent = Pick<BudgetStatus, 'spentNanoUsd' | 'unpricedRequests'>

interface Asked {
  readonly scope: BudgetScope
  readonly period: BudgetPeriod
  readonly toDay: Day
  readonly typed: TypedLimits
  readonly spent: Spent
}

export interface Advice {
  readonly text: string
  readonly isWarning: boolean
}

/** Says what is spent, and what a limit at or below that would do at once. */
export function adviseOnLimit({ scope, period, toDay, typed, spent }: Asked): Advice {
  const read = readLimit(typed.limit)
  const { spentNanoUsd, unpricedRequests } = spent
  const sum = formatSum(spentNanoUsd)
  const isUsedUp = read.isOk && read.nanoUsd > 0 && spentNanoUsd >= read.nanoUsd
  const until = sayNextStart(period, toDay)
  const text = !isUsedUp
    ? words.budgets.already(sum, period, scope.kind)
    : typed.isHard
      ? words.budgets.alreadyAll(sum, period, scope.kind, until)
      : words.budgets.alreadyOver(sum, period, until)
  const besides = unpricedRequests > 0 ? ` ${words.budgets.alreadyUnpriced(unpricedRequests)}` : ''
  return { text: text + besides, isWarning: isUsedUp }
}
