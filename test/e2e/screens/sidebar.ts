import type { Page } from 'playwright'
import { words } from '../../../src/domain/words/en.ts'

export const sidebarOf = (page: Page) => {
  const sidebar = page.getByRole('navigation', { name: words.sidebar.name })
  const keysButton = page.getByRole('button', { name: words.sidebar.keys, exact: true })
  return {
    newChat: () => page.getByRole('button', { name: words.sidebar.newChat }).click(),
    openUsage: () => page.getByRole('button', { name: words.sidebar.usage }).click(),
    keysButton,
    openKeys: () => keysButton.click(),
    openSettings: () => page.getByRole('button', { name: words.sidebar.settings, exact: true }).click(),
    conversation: (title: string | RegExp) => sidebar.getByRole('button', { name: title }).first(),
    /** By the menu of its row, and the question that follows. */
    async remove(title: string) {
      await page.getByRole('button', { name: words.sidebar.actions(title) }).click()
      await page.getByRole('menuitem', { name: words.sidebar.remove }).click()
      await page
        .getByRole('group', { name: words.sidebar.removeAsk })
        .getByRole('button', { name: words.sidebar.removeConfirm })
        .click()
    },
    async rename(title: string, next: string) {
      await page.getByRole('button', { name: words.sidebar.actions(title) }).click()
      await page.getByRole('menuitem', { name: words.sidebar.rename }).click()
      await page.getByRole('textbox', { name: words.sidebar.renameField }).fill(next)
      await page.keyboard.press('Enter')
    },
  }
}
