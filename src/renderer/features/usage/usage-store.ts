// How it stands today, for the foot of the sidebar and the Usage page, current after each request.
import { api } from '../../api.ts'
import { createResource } from '../../store.ts'

export const overview = createResource(() => api.usage.readOverview({}))

export function startUsage(): void {
  api.usage.usageRecorded(() => void overview.reload())
  api.usage.alertsChanged(() => void overview.reload())
  void overview.reload()
}
