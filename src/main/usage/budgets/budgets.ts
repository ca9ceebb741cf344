// A person's budgets, each with its figures for the current period. If a budget is added or changed when its
// warning is due, it counts as warned: the person has just seen the figures.
import {
  cleanScope,
  isSameScope,
  maxBudgets,
  periodOf,
  type Budget,
  type BudgetStatus,
} from '../../../domain/budgets/budget.ts'
import { sumReserved, type Reservation } from '../../../domain/budgets/reservation.ts'
import { isWarningDue } from '../../../domain/budgets/warning.ts'
import { dayOf, type Day } from '../../../domain/day.ts'
import { makeFailure } from '../../../domain/failure.ts'
import type { BudgetId, KeyId } from '../../../domain/ids.ts'
import { err, ok, type Err, type Result } from '../../../domain/result.ts'
import type { BudgetLimits, StoredBudget } from '../../store/usage/budget-queries.ts'
import { newId } from '../../store/new-id.ts'
import type { Store } from '../../store/store.ts'

export interface BudgetsOptions {
  readonly store: Pick<Store, 'budgets' | 'transact'>
  readonly listReservations: () => Iterable<Reservation>
  readonly isKeyListed: (id: KeyId) => boolean
  readonly nowMs: () => number
  readonly onChange: () => void
}

export interface Budgets {
  /** Returns all budgets, oldest first. */
  list(): BudgetStatus[]
  /** Returns the same, with the first day of the period that each budget's last warning was about. */
  listWarned(): (BudgetStatus & { readonly warnedForDay: Day | null })[]
  find(id: BudgetId): Budget | null
  add(budget: Omit<Budget, 'id'>): Result<BudgetStatus>
  change(id: BudgetId, limits: BudgetLimits): Result<BudgetStatus>
  remove(id: BudgetId): Result<void>
}

const notFound = (): Err => err(makeFailure('budget/not-found'))
const exists = (): Err => err(makeFailure('budget/exists'))

export function createBudgets(options: BudgetsOptions): Budgets {
  const { store, nowMs } = options
  const { budgets } = store

  function readStatus(stored: StoredBudget): BudgetStatus {
    const { formerKeyIds: _formerKeyIds, warnedForDay: _warnedForDay, ...budget } = stored
    const span = periodOf(budget.period, dayOf(nowMs(), 'local'))
    const reservedNanoUsd = sumReserved(options.listReservations(), stored, span)
    return { budget, span, reservedNanoUsd, ...budgets.readSpent(stored, span) }
  }

  /** Runs `work` in a transaction. It returns the id of the budget that it added or changed. */
  function write(work: () => Result<BudgetId>): Result<BudgetStatus> {
    const written = store.transact(() => {
      const done = work()
      const stored = done.ok ? budgets.find(done.value) : null
      if (!done.ok) return done
      if (stored === null) return notFound()
      const status = readStatus(stored)
      if (isWarningDue(status, stored.warnedForDay)) budgets.markWarned(stored.id, status.span.fromDay)
      return ok(status)
    })
    if (!written.ok) return written
    if (written.value.ok) options.onChange()
    return written.value
  }

  return {
    list: () => budgets.list().map(readStatus),
    listWarned: () =>
      budgets.list().map((stored) => ({ ...readStatus(stored), warnedForDay: stored.warnedForDay })),
    find: (id) => budgets.find(id),
    add(asked) {
      const budget: Budget = { ...asked, id: newId<BudgetId>(), scope: cleanScope(asked.scope) }
      const { scope, period } = budget
      if (scope.kind === 'project' && scope.project === '') return err(makeFailure('ipc/invalid-input'))
      if (scope.kind === 'key' && !options.isKeyListed(scope.keyId))
        return err(makeFailure('key/not-found', 'choose-key'))
      return write(() => {
        const all = budgets.list()
        if (all.some((other) => other.period === period && isSameScope(other.scope, scope))) return exists()
        if (all.length >= maxBudgets) return err(makeFailure('ipc/invalid-input'))
        budgets.insert(budget, nowMs())
        return ok(budget.id)
      })
    },
    change: (id, limits) =>
      write(() => {
        budgets.change(id, limits)
        return ok(id)
      }),
    remove(id) {
      const removed = store.transact(() => budgets.remove(id))
      if (!removed.ok) return removed
      if (!removed.value) return notFound()
      options.onChange()
      return ok(undefined)
    },
  }
}
