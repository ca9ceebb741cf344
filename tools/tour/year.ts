// Makes up a year of requests, and shows its history, its budgets and its prices.
import { budgetsOf } from '../../test/e2e/screens/budgets.ts'
import { pricesOf } from '../../test/e2e/screens/prices.ts'
import { sidebarOf } from '../../test/e2e/screens/sidebar.ts'
import { usageOf } from '../../test/e2e/screens/usage.ts'
import { fillKeys, fillMessages, fillUsage, openToFill } from '../../test/support/fill-store.ts'
import { createTemporaryProfile } from '../../test/support/temporary-profile.ts'
import { shown, size, type OpenOptions, type Stage } from './stage.ts'

export async function showYear(stage: Stage, options: OpenOptions): Promise<void> {
  await stage.step('A year of history: what it cost, by whom, and each request', async () => {
    await using year = await createTemporaryProfile('tour-year')
    fillYear(year.folder)
    await stage.open(year.folder, options)
    await stage.page.setViewportSize({ width: 1120, height: 1_900 })
    await sidebarOf(stage.page).openUsage()
    const usage = usageOf(stage.page)
    await usage.choosePeriod('all')
    await shown(usage.figure('requests').getByText('6,000'))
    await shown(usage.records.nth(5))
    await stage.picture('year')
    await usage.choosePeriod('month')
    await shown(usage.figure('spent').locator('..').getByText('30 days'))
    await stage.picture('month')
    await stage.page.setViewportSize(size)
    await usage.openPart('budgets')
    const budgets = budgetsOf(stage.page)
    for (const budget of [{ limit: '20' }, { period: 'day', limit: '0.50', isHard: true }] as const) {
      await budgets.openSheet()
      await budgets.fillIn(budget)
      await budgets.submit()
      await budgets.sheet.waitFor({ state: 'detached' })
    }
    await stage.picture('budgets')
    await usage.openPart('prices')
    await shown(pricesOf(stage.page).rows.first())
    await stage.picture('prices')
    await usage.openPart('history')
    await stage.page.emulateMedia({ colorScheme: 'dark' })
    await stage.page.setViewportSize({ width: 1120, height: 1_900 })
    await usage.choosePeriod('all')
    await shown(usage.figure('requests').getByText('6,000'))
    await shown(usage.records.nth(5))
    await stage.picture('year-dark')
    await stage.page.setViewportSize({ width: 420, height: 1_200 })
    await stage.picture('year-narrow-dark')
    await stage.quit()
  })
}

/** Fills a profile with a year of requests over four keys, and a budget for each month. */
function fillYear(folder: string): void {
  const nowMs = Date.now()
  const store = openToFill(folder, nowMs)
  try {
    fillKeys(store, nowMs)
    const used = fillUsage(store, { records: 6_000, days: 365, nowMs }, 40, () => {})
    fillMessages(store, { messages: 800, days: 365, nowMs }, used, () => {})
  } finally {
    store.close()
  }
}
