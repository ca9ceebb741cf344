import type { Page } from 'playwright'
import { words } from '../../../src/words/words.ts'

export const welcomeOf = (page: Page) => ({
  addKeyDoor: page.getByRole('button', { name: words.welcome.addKey }),
  title: page.getByRole('heading', { name: words.welcome.title }),
  addKey: () => page.getByRole('button', { name: words.welcome.addKey }).click(),
  openGuide: () => page.getByRole('button', { name: words.welcome.guide }).click(),
  practice: () => page.getByRole('button', { name: words.welcome.practice }).click(),
})
