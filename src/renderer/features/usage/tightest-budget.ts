// Chooses the budget to show where there is room for only one.
import type { BudgetPeriod, BudgetStatus } from '../../../domain/budgets/budget.ts'
import type { NanoUsd } from '../../../domain/money.ts'

/** What is left; negative if more was spent. Reserved amounts count as spent. */
export const leftOf = ({ budget, spentNanoUsd, reservedNanoUsd }: BudgetStatus): NanoUsd =>
  // The cast is safe: the difference of amounts is an amount.
  (budget.limitNanoUsd - spentNanoUsd - reservedNanoUsd) as NanoUsd

const shareLeft = (status: BudgetStatus): number => leftOf(status) / status.budget.limitNanoUsd

/** Of the budgets for all spending, the one with the smallest share left. */
export function findTightest(all: readonly BudgetStatus[], period?: BudgetPeriod): BudgetStatus | null {
  const overall = all.filter(
    ({ budget }) => budget.scope.kind === 'all' && (period === undefined || budget.period === period),
  )
  return overall.toSorted((a, b) => shareLeft(a) - shareLeft(b))[0] ?? null
}
