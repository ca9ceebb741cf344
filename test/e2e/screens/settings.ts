import type { Page } from 'playwright'
import { words } from '../../../src/words/words.ts'

export const settingsOf = (page: Page) => ({
  title: page.getByRole('heading', { name: words.settings.title, exact: true }),
  remindsOfKeys: page.getByRole('switch', { name: words.settings.remindsOfKeys }),
  writesTitles: page.getByRole('switch', { name: words.settings.writesTitles }),
  openGuide: () => page.getByRole('button', { name: words.settings.openGuide }).click(),
  openPrompts: () => page.getByRole('button', { name: words.settings.openPrompts }).click(),
  model: page.getByRole('button', { name: new RegExp(`^${words.settings.model}:`, 'u') }),
  async chooseModel(name: string) {
    await page.getByRole('button', { name: new RegExp(`^${words.settings.model}:`, 'u') }).click()
    await page
      .getByRole('listbox', { name: words.models.models })
      .getByRole('option')
      .filter({ has: page.getByText(name, { exact: true }) })
      .click()
  },
  server: (origin: string) =>
    page
      .getByRole('list', { name: words.settings.servers })
      .getByRole('listitem')
      .filter({ hasText: origin }),
  temperature: page.getByRole('textbox', { name: words.models.temperatureRange }),
  maxOutput: page.getByRole('textbox', { name: words.models.maxOutput }),
})
