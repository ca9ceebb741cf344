// How it stands today: this month, what is out of the ordinary, and the budgets. For the foot of the sidebar and
// the Usage page, current after each request.
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
