import type { Page } from 'playwright'
import { exportInEnglish, reconcileInEnglish } from '../../../src/words/en/export.ts'
import { usageInEnglish } from '../../../src/words/en/usage.ts'

/** The files that the Usage page writes and reads, each in a sheet of its own. */
export const usageFilesOf = (page: Page) => {
  const open = async (item: string) => {
    await page.getByRole('button', { name: usageInEnglish.menu, exact: true }).click()
    await page.getByRole('menuitem', { name: item, exact: true }).click()
  }
  const exporting = page.getByRole('dialog', { name: exportInEnglish.title })
  const reconciling = page.getByRole('dialog', { name: reconcileInEnglish.title })
  return {
    menuButton: page.getByRole('button', { name: usageInEnglish.menu, exact: true }),
    exporting: {
      sheet: exporting,
      open: () => open(usageInEnglish.export),
      facts: exporting.getByRole('list', { name: exportInEnglish.what }).getByRole('listitem'),
      format: (name: 'CSV' | 'JSON') => exporting.getByRole('radio', { name }).check(),
      startButton: exporting.getByRole('button', { name: exportInEnglish.start }),
      start: () => exporting.getByRole('button', { name: exportInEnglish.start }).click(),
      end: exporting.getByTestId('export-end'),
      problem: exporting.getByRole('alert'),
      async close() {
        await page.keyboard.press('Escape')
        await exporting.waitFor({ state: 'detached' })
      },
    },
    reconciling: {
      sheet: reconciling,
      open: () => open(usageInEnglish.reconcile),
      choose: () =>
        reconciling
          .getByRole('button', { name: reconcileInEnglish.choose })
          .or(reconciling.getByRole('button', { name: reconcileInEnglish.another }))
          .click(),
      heading: reconciling.getByRole('heading', { level: 3 }),
      verdict: reconciling.getByTestId('verdict'),
      problem: reconciling.getByRole('alert'),
      /** The row of the totals for this measure. */
      total: (measure: keyof typeof reconcileInEnglish.measures) =>
        reconciling
          .getByRole('table', { name: reconcileInEnglish.totals })
          .getByRole('row')
          .filter({ has: page.getByRole('rowheader', { name: reconcileInEnglish.measures[measure] }) }),
      differing: reconciling.getByRole('table', { name: reconcileInEnglish.differences }).getByRole('row'),
      equal: reconciling.getByRole('table', { name: reconcileInEnglish.equalRows }).getByRole('row'),
      showEqual: (rows: number) =>
        reconciling.getByRole('button', { name: reconcileInEnglish.showEqual(rows) }).click(),
      async close() {
        await page.keyboard.press('Escape')
        await reconciling.waitFor({ state: 'detached' })
      },
    },
  }
}
