// Which of the budgets to show where there is room for one.
import type { BudgetPeriod, BudgetStatus } from '../../../domain/budgets/budget.ts'
import type { NanoUsd } from '../../../domain/money.ts'

/** Below 0 when more was spent. What is under way counts as spent. */
export const leftOf = ({ budget, spentNanoUsd, reservedNanoUsd }: BudgetStatus): NanoUsd =>
  // A difference of whole amounts is one.
  (budget.limitNanoUsd - spentNanoUsd - reservedNanoUsd) as NanoUsd

const shareLeft = (status: BudgetStatus): number => leftOf(status) / status.budget.limitNanoUsd

/** Of those for all spending, the one of which the least share is left. */
export function findTightest(all: readonly BudgetStatus[], period?: BudgetPeriod): BudgetStatus | null {
  const overall = all.filter(
    ({ budget }) => budget.scope.kind === 'all' && (period === undefined || budget.period === period),
  )
  return overall.toSorted((a, b) => shareLeft(a) - shareLeft(b))[0] ?? null
}
