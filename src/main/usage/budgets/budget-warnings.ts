// Notifies the person when much of a budget is spent, once a period. The warning is written down before it is
// shown, so that a restart doesn't repeat it; when in doubt, none is shown.
import type { BudgetStatus } from '../../../domain/budgets/budget.ts'
import { isWarningDue } from '../../../domain/budgets/warning.ts'
import type { Day } from '../../../domain/day.ts'
import { failureFromStoreError } from '../../store/sqlite-error.ts'
import type { Store } from '../../store/store.ts'

export interface BudgetWarnings {
  /** To be called after each usage record is saved. */
  check(): void
}

export interface BudgetWarningsOptions {
  readonly store: Pick<Store, 'budgets'>
  /** Returns each budget's status now, and the period of its last warning. */
  readonly list: () => readonly (BudgetStatus & { readonly warnedForDay: Day | null })[]
  readonly notify: (status: BudgetStatus) => void
}

export function createBudgetWarnings({ store, list, notify }: BudgetWarningsOptions): BudgetWarnings {
  return {
    check() {
      try {
        for (const { warnedForDay, ...status } of list()) {
          if (!isWarningDue(status, warnedForDay)) continue
          store.budgets.markWarned(status.budget.id, status.span.fromDay)
          notify(status)
        }
      } catch (error) {
        // Without the store the last warning is unknown. Other parts of the app report the store's failure.
        if (failureFromStoreError(error) === null) throw error
      }
    },
  }
}
