// Handlers of budgets. The rules are in usage/budgets.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { ok } from '../../domain/result.ts'
import type { Services } from '../services/services.ts'

export const createBudgetsHandlers = ({
  budgets,
}: Pick<Services, 'budgets'>): DomainHandlers<Contract['budgets']> => ({
  listBudgets: () => ok(budgets.list()),
  addBudget: (budget) => budgets.add(budget),
  changeBudget: ({ budgetId, ...limits }) => budgets.change(budgetId, limits),
  removeBudget({ budgetId }) {
    const removed = budgets.remove(budgetId)
    return removed.ok ? ok({}) : removed
  },
})
