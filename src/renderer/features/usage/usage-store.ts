// This month's cost, for the foot of the sidebar, current after each request.
import { api } from '../../api.ts'
import { createResource } from '../../store.ts'
import { spanOf } from './periods.ts'

export const monthSummary = createResource(() => api.usage.readSummary(spanOf('calendarMonth', Date.now())))

export function startUsage(): void {
  api.usage.usageRecorded(() => void monthSummary.reload())
  void monthSummary.reload()
}
