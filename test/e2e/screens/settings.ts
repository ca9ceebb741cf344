import type { Page } from 'playwright'
import { words } from '../../../src/domain/words/en.ts'

export const settingsOf = (page: Page) => ({
  remindsOfKeys: page.getByRole('switch', { name: words.settings.remindsOfKeys }),
  openGuide: () => page.getByRole('button', { name: words.settings.openGuide }).click(),
})
