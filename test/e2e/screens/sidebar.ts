import type { Page } from 'playwright'
import { conversationsInEnglish as words } from '../../../src/domain/words/en-conversations.ts'

export const sidebarOf = (page: Page) => {
  const sidebar = page.getByRole('navigation', { name: words.name })
  const keysButton = page.getByRole('button', { name: words.keys, exact: true })
  const conversation = (title: string | RegExp) => sidebar.getByRole('button', { name: title }).first()
  /** By the menu of its row; a folder's too. */
  const choose = async (title: string, action: string) => {
    await page.getByRole('button', { name: words.actions(title), exact: true }).click()
    await page.getByRole('menuitem', { name: action }).click()
  }
  return {
    newChat: () => page.getByRole('button', { name: words.newChat }).click(),
    openSearch: () => page.getByRole('button', { name: words.search, exact: true }).click(),
    openUsage: () => page.getByRole('button', { name: words.usage }).click(),
    keysButton,
    openKeys: () => keysButton.click(),
    openSettings: () => page.getByRole('button', { name: words.settings, exact: true }).click(),
    conversation,
    folder: (name: string) => sidebar.locator('button[aria-expanded]').filter({ hasText: name }).first(),
    heading: (name: string) => sidebar.getByRole('heading', { name, exact: true }),
    archive: () => sidebar.getByRole('button', { name: words.archived, exact: true }),
    /** Gone at once; `undo` brings it back. */
    remove: (title: string) => choose(title, words.remove),
    undo: () => page.getByTestId('brief-notice').last().getByRole('button', { name: words.undo }).click(),
    async rename(title: string, next: string) {
      await choose(title, words.rename)
      await page.getByRole('textbox', { name: words.renameField }).fill(next)
      await page.keyboard.press('Enter')
    },
    pin: (title: string) => choose(title, words.pin),
    unpin: (title: string) => choose(title, words.unpin),
    archiveOne: (title: string) => choose(title, words.archive),
    unarchive: (title: string) => choose(title, words.unarchive),
    duplicate: (title: string) => choose(title, words.duplicate),
    async moveTo(title: string, folder: string) {
      await choose(title, words.move)
      await page.getByRole('menuitem', { name: folder, exact: true }).click()
    },
    async moveToNewFolder(title: string, folder: string) {
      await choose(title, words.move)
      await page.getByRole('menuitem', { name: words.newFolderFor }).click()
      await page.getByRole('textbox', { name: words.folderField }).fill(folder)
      await page.keyboard.press('Enter')
    },
    removeFolder: (name: string) => choose(name, words.removeFolder),
  }
}
