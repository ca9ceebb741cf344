// What each key has cost this month, shown beside the key.
import { periodOf } from '../../../domain/budgets/budget.ts'
import type { Day } from '../../../domain/day.ts'
import type { KeyId } from '../../../domain/ids.ts'
import type { UsageSum } from '../../../domain/usage/usage.ts'
import type { UsageDayQueries } from '../../store/usage/day-queries.ts'

/** The contract's limit. */
const maxKeys = 1_000

/** Sums the month of `today` for each key, highest cost first. Requests without a key are left out. */
export function readKeyCosts(
  usageDays: Pick<UsageDayQueries, 'sumByGroup'>,
  today: Day,
): (UsageSum & { readonly keyId: KeyId })[] {
  const question = { calendar: 'local', span: periodOf('month', today), filter: null } as const
  return usageDays
    .sumByGroup(question, 'key')
    .filter(({ id }) => id !== '')
    .toSorted((left, right) => right.costNanoUsd - left.costNanoUsd || right.requests - left.requests)
    .slice(0, maxKeys)
    .map(({ id, ...sum }) => ({ keyId: id as KeyId, ...sum })) // groups by key have its id
}
