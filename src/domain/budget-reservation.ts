// What one request may cost at most, and whether the budgets still have room for it. Pure: what is spent and what
// is reserved comes in as figures. Promises that the most a granted request can cost, at its estimated input and
// with the output it is held to, fits into what every hard limit over it has left.
import type { Budget } from './budget.ts'
import type { Day, DaySpan } from './day.ts'
import type { KeyId } from './ids.ts'
import type { NanoUsd } from './money.ts'

/** What a request under way may still cost, until its record is saved. */
export interface Reservation {
  readonly keyId: KeyId
  /** The key's when it was asked; empty: none. */
  readonly project: string
  /** The person's own day on which it began, to which its record will belong. */
  readonly day: Day
  readonly amountNanoUsd: NanoUsd
}

export interface ScopedBudget extends Pick<Budget, 'scope'> {
  /** Those that the key of its scope replaced; their requests count, too. */
  readonly formerKeyIds: readonly KeyId[]
}

export function covers(
  { scope, formerKeyIds }: ScopedBudget,
  { keyId, project }: Pick<Reservation, 'keyId' | 'project'>,
): boolean {
  if (scope.kind === 'all') return true
  if (scope.kind === 'project') return scope.project === project
  return scope.keyId === keyId || formerKeyIds.includes(keyId)
}

export function sumReserved(
  reservations: Iterable<Reservation>,
  budget: ScopedBudget,
  { fromDay, toDay }: DaySpan,
): NanoUsd {
  let sumNanoUsd = 0
  for (const reservation of reservations) {
    const isThen = reservation.day >= fromDay && reservation.day <= toDay
    if (isThen && covers(budget, reservation)) sumNanoUsd += reservation.amountNanoUsd
  }
  return sumNanoUsd as NanoUsd // a sum of such
}
