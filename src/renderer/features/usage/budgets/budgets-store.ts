// The budgets that main stores, each with its current state; and what is already spent in the scope of a new
// one.
import { useEffect, useState } from 'react'
import {
  periodOf,
  type BudgetPeriod,
  type BudgetScope,
  type BudgetStatus,
} from '../../../../domain/budgets/budget.ts'
import { dayOf, type Day } from '../../../../domain/day.ts'
import type { Failure } from '../../../../domain/failure.ts'
import type { UsageSum } from '../../../../domain/usage/usage.ts'
import { words } from '../../../../words/words.ts'
import { api } from '../../../base/api.ts'
import { createResource, useResource, type Loaded } from '../../../base/store.ts'
import { tellBriefly, tellFailure } from '../../../ui/notices.tsx'
import { useNowMs } from '../../../base/use-now.ts'
import { idOfScope } from './budget-figures.ts'
import type { Spent } from './budget-limits.ts'

export const budgets = createResource(() => api.budgets.listBudgets({}))

export const useToday = (): Day => dayOf(useNowMs(), 'local')

/** Reads again after each request and change, and after midnight, when a new period may start. */
export function useBudgets(): Loaded<BudgetStatus[]> {
  const loaded = useResource(budgets)
  const today = useToday()
  const isPast = loaded.value?.some(({ span }) => span.toDay < today) ?? false
  useEffect(() => {
    if (isPast) void budgets.reload()
  }, [isPast])
  useEffect(() => {
    void budgets.reload()
    const leave = [api.budgets.budgetsChanged, api.usage.usageRecorded].map((event) =>
      event(() => void budgets.reload()),
    )
    return () => leave.forEach((stop) => stop())
  }, [])
  return loaded
}

export type NewBudget = Parameters<typeof api.budgets.addBudget>[0]
type Change = Parameters<typeof api.budgets.changeBudget>[0]
export type BudgetLimits = Omit<Change, 'budgetId'>

/** Resolves to the failure, or `null`, so that the form can show it. */
export async function addBudget(budget: NewBudget): Promise<Failure | null> {
  const answer = await api.budgets.addBudget(budget)
  await budgets.reload()
  return answer.ok ? null : answer.failure
}

export async function changeBudget(change: Change): Promise<Failure | null> {
  const answer = await api.budgets.changeBudget(change)
  await budgets.reload()
  return answer.ok ? null : answer.failure
}

/** Undoing adds the same budget again, which isn't possible for a key that is gone. */
export async function removeBudget({ budget }: BudgetStatus, name: string, canUndo: boolean): Promise<void> {
  const { id: budgetId, ...same } = budget
  const answer = await api.budgets.removeBudget({ budgetId })
  await budgets.reload()
  if (!answer.ok) return tellFailure(answer.failure)
  if (!canUndo) return tellBriefly(words.budgets.removed(name))
  const putBack = async () => {
    const failure = await addBudget(same)
    if (failure) tellFailure(failure)
  }
  return tellBriefly(words.budgets.removed(name), { label: words.budgets.undo, press: () => void putBack() })
}

/** What is spent in the current period; `null` while it is being counted, `undefined` if that failed. */
export function useSpentSoFar(scope: BudgetScope, period: BudgetPeriod): Spent | null | undefined {
  const today = useToday()
  const [found, setFound] = useState<{ readonly id: string; readonly spent: Spent | undefined } | null>(null)
  const id = `${idOfScope(scope)} ${period} ${today}`
  useEffect(() => {
    let isCurrent = true
    const ask = async () => {
      const answer = await api.usage.readHistory({
        calendar: 'local',
        span: periodOf(period, today),
        filter: filterOf(scope),
        by: 'model',
      })
      if (!isCurrent) return
      const total = answer.ok ? answer.value.total : null
      setFound({ id, spent: total ? spentOf(total) : undefined })
    }
    void ask()
    const leave = api.usage.usageRecorded(() => void ask())
    return () => {
      isCurrent = false
      leave()
    }
  }, [id, scope, period, today])
  return found?.id === id ? found.spent : null
}

const spentOf = ({ costNanoUsd, unpricedRequests }: UsageSum): Spent => ({
  spentNanoUsd: costNanoUsd,
  unpricedRequests,
})

function filterOf(scope: BudgetScope) {
  if (scope.kind === 'all') return null
  if (scope.kind === 'key') return { by: 'key', id: scope.keyId } as const
  return { by: 'project', id: scope.project } as const
}
