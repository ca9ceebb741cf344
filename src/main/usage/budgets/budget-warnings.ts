// Says by a notification that so much of a budget is spent, once a period: that it was said is written down before
// it is, so that no restart says it again. Whenever in doubt, nothing is said.
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
  /** Each as it stands now, and when it was last spoken of. */
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
        // Without the store nobody knows what was said. It says so itself, elsewhere.
        if (failureFromStoreError(error) === null) throw error
      }
    },
  }
}
