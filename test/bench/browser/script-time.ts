// Measures how long a page's scripts run during some work, as Chromium counts it, in time of the main thread.
// Layout and paint don't count.
import type { BenchPage } from './bench-page.ts'

const readScriptMs = async ({ cdp }: BenchPage): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const duration = metrics.find(({ name }) => name === 'ScriptDuration')
  if (!duration) throw new Error('Chromium counts no script time')
  return duration.value * 1_000
}

/** In ms. Garbage is collected first. */
export const measureScriptMs = async (page: BenchPage, work: () => Promise<unknown>): Promise<number> => {
  await page.collectGarbage()
  const beforeMs = await readScriptMs(page)
  await work()
  return (await readScriptMs(page)) - beforeMs
}
