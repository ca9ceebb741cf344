import type { Page } from 'playwright'
import { words } from '../../../src/domain/words/en.ts'

export const welcomeOf = (page: Page) => ({
  title: page.getByRole('heading', { name: words.welcome.title }),
  addKey: () => page.getByRole('button', { name: words.welcome.addKey }).click(),
  practice: () => page.getByRole('button', { name: words.welcome.practice }).click(),
})
