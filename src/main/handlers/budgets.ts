import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'

const later = (): never => {
  throw new Error('being built')
}

export const createBudgetsHandlers = (): DomainHandlers<Contract['budgets']> => ({
  listBudgets: later,
  addBudget: later,
  changeBudget: later,
  removeBudget: later,
})
