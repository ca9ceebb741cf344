// Returns what axe finds wrong with the window as it is, and the theme that it has.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'

export async function findViolations(page: Page): Promise<string[]> {
  // Nothing is checked while it fades in.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  )
  const { violations } = await new AxeBuilder({ page })
    // Base UI's guards keep the focus inside a dialog; they are empty on purpose.
    .exclude('[data-base-ui-focus-guard]')
    .setLegacyMode(true)
    .analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  )
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
