// What a budget is called within a sentence.
import type { BudgetPeriod, BudgetScope } from '../../domain/budgets/budget.ts'

export const budgetOfPeriod: Record<BudgetPeriod, string> = {
  day: 'Today’s budget',
  week: 'This week’s budget',
  month: 'This month’s budget',
}

/** `name`: of the key or the project; `null` where a key isn't listed any more. */
export function nameScope(kind: BudgetScope['kind'], name: string | null): string {
  if (kind === 'all') return 'for all keys'
  if (kind === 'project') return `for the project ${name ?? ''}`
  return name === null ? 'for one key' : `for the key ${name}`
}
