// Returns what axe finds wrong with the window as it is, and the theme that it has.
import axeCore from 'axe-core'
import type { Page } from 'playwright'
import { findFaults, type Axe } from '../support/page/find-faults.ts'

/** By all rules, or by `rules`. */
export async function findViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // A page keeps it until it is loaded again.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeCore.source)
  const axe = await page.evaluateHandle(() => (globalThis as unknown as { axe: Axe }).axe)
  return page.evaluate(findFaults, { axe, rules })
}

export async function useTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(async (chosen) => {
    const bridge = (
      globalThis as unknown as {
        latchkey: { settings: { changeSettings(change: object): Promise<unknown> } }
      }
    ).latchkey
    await bridge.settings.changeSettings({ theme: chosen })
  }, theme)
  await page.waitForFunction(
    (chosen) =>
      matchMedia(`(prefers-color-scheme: ${chosen})`).matches ||
      document.documentElement.dataset['theme'] === chosen,
    theme,
  )
}
