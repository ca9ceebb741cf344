// This month's cost at the foot of the sidebar, with the budget and its ring if there is one, and a dot while
// there are alerts.
import type { ReactNode } from 'react'
import { words } from '../../words/words.ts'
import { findTightest, leftOf } from '../features/usage/tightest-budget.ts'
import { budgetStatuses, overview } from '../stores/usage.ts'
import { formatCost, formatLimit } from '../base/format.ts'
import { useResource } from '../base/store.ts'
import { Dot } from '../ui/dot.tsx'
import { Ring } from '../ui/ring.tsx'

export function MonthCost(): ReactNode {
  const month = useResource(overview).value
  const status = findTightest(useResource(budgetStatuses).value ?? [], 'month')
  if (!month) return null
  const cost = formatCost(month.monthNanoUsd, month.isMonthEstimated)
  const share = status ? 1 - leftOf(status) / status.budget.limitNanoUsd : 0
  const limit = status && formatLimit(status.budget.limitNanoUsd)
  return (
    <span className="flex items-center gap-2 text-tiny text-quiet tabular-nums">
      {month.alerts.length > 0 && (
        <>
          <Dot tone="warn" />
          <span className="sr-only">{words.conversations.hasAlerts}</span>
        </>
      )}
      {status && <Ring share={share} className={share >= 1 ? 'stroke-bad' : 'stroke-brass'} />}
      <span
        title={
          limit === null ? words.conversations.thisMonth : words.conversations.monthOfBudget(cost, limit)
        }
      >
        {limit === null ? (
          `${cost} ${words.conversations.thisMonth}`
        ) : (
          <>
            {cost} <span aria-hidden>/ {limit}</span>
            <span className="sr-only">{words.conversations.ofBudget(limit)}</span>
          </>
        )}
      </span>
    </span>
  )
}
