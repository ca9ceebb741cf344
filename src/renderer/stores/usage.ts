// This month's usage, the open alerts and the budgets, read again after each request. For the sidebar's foot
// and the Usage screen.
import { api } from '../base/api.ts'
import { createResource } from '../base/store.ts'
import { firstThenLast } from '../base/first-then-last.ts'

export const overview = createResource(() => api.usage.readOverview({}))
export const budgetStatuses = createResource(() => api.budgets.listBudgets({}))

const pauseMs = 400

export function startUsage(): void {
  const readOverview = firstThenLast(() => void overview.reload(), pauseMs)
  const readBudgets = firstThenLast(() => void budgetStatuses.reload(), pauseMs)
  api.usage.usageRecorded(() => {
    readOverview()
    readBudgets()
  })
  api.usage.alertsChanged(readOverview)
  api.budgets.budgetsChanged(readBudgets)
  readOverview()
  readBudgets()
}
