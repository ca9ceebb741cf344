import type { Page } from 'playwright'
import { modelsInEnglish as modelWords } from '../../../src/words/en/models.ts'
import { settingsInEnglish as words } from '../../../src/words/en/settings.ts'

export const settingsOf = (page: Page) => ({
  title: page.getByRole('heading', { name: words.title, exact: true }),
  remindsOfKeys: page.getByRole('switch', { name: words.remindsOfKeys }),
  writesTitles: page.getByRole('switch', { name: words.writesTitles }),
  openGuide: () => page.getByRole('button', { name: words.openGuide }).click(),
  openPrompts: () => page.getByRole('button', { name: words.openPrompts }).click(),
  model: page.getByRole('button', { name: new RegExp(`^${words.model}:`, 'u') }),
  async chooseModel(name: string) {
    await page.getByRole('button', { name: new RegExp(`^${words.model}:`, 'u') }).click()
    await page
      .getByRole('listbox', { name: modelWords.models })
      .getByRole('option')
      .filter({ has: page.getByText(name, { exact: true }) })
      .click()
  },
  temperature: page.getByRole('textbox', { name: modelWords.temperatureRange }),
  maxOutput: page.getByRole('textbox', { name: modelWords.maxOutput }),
})
