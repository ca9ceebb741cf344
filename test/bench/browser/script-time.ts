// How long a page's scripts run while something is done, as Chromium itself counts it, in time of the main thread. Layout
// and paint are not in it.
import type { BenchPage } from './bench-page.ts'

const readScriptMs = async ({ cdp }: BenchPage): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const duration = metrics.find(({ name }) => name === 'ScriptDuration')
  if (!duration) throw new Error('Chromium counts no script time')
  return duration.value * 1_000
}

/** In ms, garbage collected before. */
export const measureScriptMs = async (page: BenchPage, work: () => Promise<unknown>): Promise<number> => {
  await page.collectGarbage()
  const beforeMs = await readScriptMs(page)
  await work()
  return (await readScriptMs(page)) - beforeMs
}
