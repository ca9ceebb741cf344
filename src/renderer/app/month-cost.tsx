// This month's cost at the foot of the sidebar: beside its budget and with a ring of it, where there is one, and
// with a dot while something is out of the ordinary.
import type { ReactNode } from 'react'
import { conversationsInEnglish as words } from '../../domain/words/en-conversations.ts'
import { findTightest, leftOf } from '../features/usage/tightest-budget.ts'
import { budgetStatuses, overview } from '../features/usage/usage-store.ts'
import { formatCost } from '../format.ts'
import { useResource } from '../store.ts'
import { Dot } from '../ui/dot.tsx'

export function MonthCost(): ReactNode {
  const month = useResource(overview).value
  const status = findTightest(useResource(budgetStatuses).value ?? [], 'month')
  if (!month) return null
  const cost = formatCost(month.monthNanoUsd, month.isMonthEstimated)
  const limit = status && formatCost(status.budget.limitNanoUsd, false)
  return (
    <span className="flex items-center gap-2 text-tiny text-quiet tabular-nums">
      {month.alerts.length > 0 && (
        <>
          <Dot tone="warn" />
          <span className="sr-only">{words.hasAlerts}</span>
        </>
      )}
      {status && <BudgetRing share={1 - leftOf(status) / status.budget.limitNanoUsd} />}
      <span title={limit === null ? words.thisMonth : words.monthOfBudget(cost, limit)}>
        {limit === null ? (
          `${cost} ${words.thisMonth}`
        ) : (
          <>
            {cost} <span aria-hidden>/ {limit}</span>
            <span className="sr-only">{words.ofBudget(limit)}</span>
          </>
        )}
      </span>
    </span>
  )
}

const radius = 6
const around = 2 * Math.PI * radius

/** The part that is spent; all of it once nothing is left. The figures beside it say the same. */
function BudgetRing({ share }: { readonly share: number }): ReactNode {
  const filled = Math.min(1, Math.max(0, share)) * around
  return (
    <svg viewBox="0 0 16 16" aria-hidden className="size-4 shrink-0 -rotate-90 rtl:-scale-y-100">
      <circle cx="8" cy="8" r={radius} fill="none" strokeWidth="2.5" className="stroke-line" />
      {filled > 0 && (
        <circle
          cx="8"
          cy="8"
          r={radius}
          fill="none"
          strokeWidth="2.5"
          strokeDasharray={`${filled} ${around}`}
          className={share >= 1 ? 'stroke-bad' : 'stroke-brass'}
        />
      )}
    </svg>
  )
}
