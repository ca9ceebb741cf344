import type { Page } from 'playwright'
import { words } from '../../../src/domain/words/en.ts'

export const usageOf = (page: Page) => ({
  /** The figure under a name, as it is read: "$0.0031". */
  figure: (name: 'spent' | 'requests' | 'tokens' | 'failed') =>
    page
      .locator('dl > div')
      .filter({ has: page.getByText(words.usage[name], { exact: true }) })
      .locator('dd')
      .first(),
  records: page.getByRole('table', { name: words.usage.records }).getByRole('row'),
  models: page.getByRole('table', { name: words.usage.byModel }).getByRole('row'),
})
