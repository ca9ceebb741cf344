// Today's figures, whatever period the page shows: the cost of this month, its forecast, and unusual
// activity.
import type { UsageOverview } from '../../../domain/usage/alert.ts'
import { addDays, dayOf, endOfMonth, startOfDayMs, startOfMonth } from '../../../domain/day.ts'
import { forecastMonth, habitDays } from '../../../domain/usage/forecast.ts'
import type { Store } from '../../store/store.ts'

export interface OverviewOptions {
  readonly store: Pick<Store, 'alerts' | 'usageHabits'>
  readonly nowMs: () => number
}

const msPerDay = 86_400_000

export function readOverview({ store, nowMs }: OverviewOptions): UsageOverview {
  const { alerts, usageHabits } = store
  const atMs = nowMs()
  const today = dayOf(atMs, 'local')
  const month = usageHabits.sumSpent({ fromDay: startOfMonth(today), toDay: endOfMonth(today) })
  const dayBeginsMs = startOfDayMs(today, 'local')
  const dayEndsMs = startOfDayMs(addDays(today, 1), 'local')
  return {
    today,
    monthNanoUsd: month.costNanoUsd,
    isMonthEstimated: month.estimatedNanoUsd > 0,
    forecast: forecastMonth({
      today,
      todayLeftShare: (dayEndsMs - atMs) / (dayEndsMs - dayBeginsMs),
      spentNanoUsd: month.costNanoUsd,
      firstDay: usageHabits.findFirstDay(),
      days: usageHabits.listDayCosts({ fromDay: addDays(today, -habitDays), toDay: addDays(today, -1) }),
    }),
    alerts: alerts.listStanding(),
    futureRequests: countLater(usageHabits, atMs + msPerDay),
  }
}

function countLater(usageHabits: Store['usageHabits'], afterMs: number): number {
  const nextDay = addDays(dayOf(afterMs, 'utc'), 1)
  return usageHabits.countLater(afterMs, nextDay, startOfDayMs(nextDay, 'utc'))
}
