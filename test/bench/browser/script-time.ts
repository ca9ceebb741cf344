// Measures how long a page's scripts run during some work, as Chromium counts it, in time of the main thread.
// Layout and paint don't count.
import { setTimeout as delay } from 'node:timers/promises'
import type { BenchPage } from './bench-page.ts'

const readScriptMs = async ({ cdp }: BenchPage): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const duration = metrics.find(({ name }) => name === 'ScriptDuration')
  if (!duration) throw new Error('Chromium counts no script time')
  return duration.value * 1_000
}

/** Seldom enough to be no burden to the page. */
const lookEveryMs = 1_000

export interface Bound {
  readonly mostMs: number
  /** Ends the work before its end; called again and again once there was more script time than `mostMs`. */
  giveUp(): Promise<unknown>
}

/** In ms. Garbage is collected first. */
export const measureScriptMs = async (
  page: BenchPage,
  work: () => Promise<unknown>,
  bound?: Bound,
): Promise<number> => {
  await page.collectGarbage()
  const beforeMs = await readScriptMs(page)
  const readSpentMs = async () => (await readScriptMs(page)) - beforeMs
  const working = work()
  if (bound) await watch(working, readSpentMs, bound)
  await working
  return await readSpentMs()
}

async function watch(
  working: Promise<unknown>,
  readSpentMs: () => Promise<number>,
  { mostMs, giveUp }: Bound,
): Promise<void> {
  const hasEnded = working.then(
    () => true,
    () => true,
  )
  while (!(await Promise.race([hasEnded, delay(lookEveryMs, false)])))
    if ((await readSpentMs()) > mostMs) await giveUp()
}
