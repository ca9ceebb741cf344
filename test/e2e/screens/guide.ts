import type { Page } from 'playwright'
import { words } from '../../../src/domain/words/en.ts'
import { guideWords } from '../../../src/domain/words/guide.ts'
import { sidebarOf } from './sidebar.ts'

export const guideOf = (page: Page) => ({
  async open() {
    await sidebarOf(page).openSettings()
    await page.getByRole('button', { name: words.settings.openGuide }).click()
  },
  title: page.getByRole('heading', { name: words.guide.title }),
  openErrors: () =>
    page
      .getByRole('navigation', { name: words.guide.chapters })
      .getByRole('button', { name: guideWords.errors.title })
      .click(),
  heading: (name: string) => page.getByRole('heading', { name, exact: true }),
})
