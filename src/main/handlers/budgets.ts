// Handlers of budgets. The rules are in usage/budgets. Loosening or removing a hard limit is asked here.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import type { Budget } from '../../domain/budgets/budget.ts'
import { loosensLimit } from '../../domain/budgets/loosening.ts'
import { makeFailure } from '../../domain/failure.ts'
import type { BudgetId } from '../../domain/ids.ts'
import type { Key } from '../../domain/keys/key.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { words } from '../../words/words.ts'
import type { BudgetLimits } from '../store/usage/budget-queries.ts'
import type { Services } from '../services/services.ts'
import type { AskPerson } from './ask-person.ts'

interface BudgetTools {
  readonly budgets: Pick<Services['budgets'], 'list' | 'find' | 'add' | 'change' | 'remove'>
  readonly keys: { list(): readonly Pick<Key, 'id' | 'label'>[] }
}

export function createBudgetsHandlers(
  { budgets, keys }: BudgetTools,
  askPerson: AskPerson,
): DomainHandlers<Contract['budgets']> {
  const findLabel = ({ scope }: Budget): string | null =>
    (scope.kind === 'key' ? keys.list().find(({ id }) => id === scope.keyId)?.label : null) ?? null

  /** `limits` is `null` to remove the budget. What was agreed to holds only for the figures that were shown. */
  async function askIfLoosened(
    windowId: number,
    id: BudgetId,
    limits: BudgetLimits | null,
  ): Promise<Result<void>> {
    const budget = budgets.find(id)
    if (budget === null || !loosensLimit(budget, limits)) return ok(undefined)
    const shown = { budget, keyLabel: findLabel(budget) }
    const { loosenBudget, removeBudget } = words.native
    const agreed = await askPerson(
      windowId,
      limits === null ? removeBudget(shown) : loosenBudget(shown, limits),
    )
    if (!agreed.ok) return agreed
    const now = budgets.find(id)
    const isSame = now?.isHard === budget.isHard && now.limitNanoUsd === budget.limitNanoUsd
    return isSame ? ok(undefined) : err(makeFailure('ipc/changed'))
  }

  return {
    listBudgets: () => ok(budgets.list()),
    // One more budget refuses more, never less.
    addBudget: (budget) => budgets.add(budget),
    async changeBudget({ budgetId, ...limits }, { windowId }) {
      const agreed = await askIfLoosened(windowId, budgetId, limits)
      return agreed.ok ? budgets.change(budgetId, limits) : agreed
    },
    async removeBudget({ budgetId }, { windowId }) {
      const agreed = await askIfLoosened(windowId, budgetId, null)
      if (!agreed.ok) return agreed
      const removed = budgets.remove(budgetId)
      return removed.ok ? ok({}) : removed
    },
  }
}
