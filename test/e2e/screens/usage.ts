import type { Page } from 'playwright'
import { usageInEnglish as words } from '../../../src/domain/words/en-usage.ts'

export const usageOf = (page: Page) => ({
  /** The figure under a name, as it is read: "$0.0031". */
  figure: (name: 'spent' | 'requests' | 'errors' | 'budgetLeft') =>
    page
      .locator('dl > div')
      .filter({ has: page.getByText(words[name], { exact: true }) })
      .locator('dd')
      .first(),
  openPart: (part: keyof typeof words.parts) =>
    page.getByRole('radio', { name: words.parts[part], exact: true }).check(),
  choosePeriod: (period: keyof typeof words.periods) =>
    page.getByRole('radio', { name: words.periods[period], exact: true }).check(),
  records: page.getByRole('grid', { name: words.records }).getByRole('row'),
})
