import type { Page } from 'playwright'
import { words } from '../../../src/words/words.ts'

/** The files that the Usage page writes and reads, each in a sheet of its own. */
export const usageFilesOf = (page: Page) => {
  const open = async (item: string) => {
    await page.getByRole('button', { name: words.usage.menu, exact: true }).click()
    await page.getByRole('menuitem', { name: item, exact: true }).click()
  }
  const exporting = page.getByRole('dialog', { name: words.usageExport.title })
  const reconciling = page.getByRole('dialog', { name: words.reconcile.title })
  return {
    menuButton: page.getByRole('button', { name: words.usage.menu, exact: true }),
    exporting: {
      sheet: exporting,
      open: () => open(words.usage.export),
      facts: exporting.getByRole('list', { name: words.usageExport.what }).getByRole('listitem'),
      format: (name: 'CSV' | 'JSON') => exporting.getByRole('radio', { name }).check(),
      startButton: exporting.getByRole('button', { name: words.usageExport.start }),
      start: () => exporting.getByRole('button', { name: words.usageExport.start }).click(),
      end: exporting.getByTestId('export-end'),
      problem: exporting.getByRole('alert'),
      async close() {
        await page.keyboard.press('Escape')
        await exporting.waitFor({ state: 'detached' })
      },
    },
    reconciling: {
      sheet: reconciling,
      open: () => open(words.usage.reconcile),
      choose: () =>
        reconciling
          .getByRole('button', { name: words.reconcile.choose })
          .or(reconciling.getByRole('button', { name: words.reconcile.another }))
          .click(),
      heading: reconciling.getByRole('heading', { level: 3 }),
      verdict: reconciling.getByTestId('verdict'),
      problem: reconciling.getByRole('alert'),
      /** The row of the totals for this measure. */
      total: (measure: keyof typeof words.reconcile.measures) =>
        reconciling
          .getByRole('table', { name: words.reconcile.totals })
          .getByRole('row')
          .filter({ has: page.getByRole('rowheader', { name: words.reconcile.measures[measure] }) }),
      differing: reconciling.getByRole('table', { name: words.reconcile.differences }).getByRole('row'),
      equal: reconciling.getByRole('table', { name: words.reconcile.equalRows }).getByRole('row'),
      showEqual: (rows: number) =>
        reconciling.getByRole('button', { name: words.reconcile.showEqual(rows) }).click(),
      async close() {
        await page.keyboard.press('Escape')
        await reconciling.waitFor({ state: 'detached' })
      },
    },
  }
}
