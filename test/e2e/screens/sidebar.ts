import type { Page } from 'playwright'
import { words } from '../../../src/words/words.ts'

export const sidebarOf = (page: Page) => {
  const sidebar = page.getByRole('navigation', { name: words.conversations.name })
  const screens = page.getByRole('navigation', { name: words.conversations.screens })
  const keysButton = screens.getByRole('button', { name: words.conversations.keys, exact: true })
  const conversation = (title: string | RegExp) => sidebar.getByRole('button', { name: title }).first()
  const list = sidebar.getByRole('list', { name: words.conversations.name })
  const rows = list.getByRole('listitem')
  const titleField = sidebar.getByRole('textbox', { name: words.conversations.renameField })
  const folderField = sidebar.getByRole('textbox', { name: words.conversations.folderField })
  const notices = page.getByTestId('brief-notice')
  /** The menu gives the focus back only once it has faded out, which is faster than any person. */
  const menuIsGone = () => page.getByRole('menu').first().waitFor({ state: 'detached' })
  /** By the menu of the row of a chat or a folder. */
  const choose = async (title: string, action: string) => {
    await page.getByRole('button', { name: words.conversations.actions(title), exact: true }).click()
    await page.getByRole('menuitem', { name: action }).click()
    await menuIsGone()
  }
  /** By keys, because a mouse that jumps from an item to its submenu leaves both. */
  const chooseFolder = async (title: string, folder: string | RegExp) => {
    await page.getByRole('button', { name: words.conversations.actions(title), exact: true }).click()
    await page.getByRole('menuitem', { name: words.conversations.move }).press('ArrowRight')
    const item = page.getByRole('menuitem', { name: folder, exact: true })
    await page
      .locator('[role="menuitem"]:focus')
      .and(page.getByRole('menu').last().getByRole('menuitem'))
      .waitFor()
    await item.press('Enter')
    await menuIsGone()
  }
  const write = async (field: typeof titleField, name: string) => {
    // It takes the focus a moment after it is drawn, with all of its text selected.
    await field.and(page.locator(':focus')).waitFor()
    await field.fill(name)
    await field.press('Enter')
    await field.waitFor({ state: 'detached' })
  }
  const row = (title: string) => rows.filter({ has: page.getByRole('button', { name: title, exact: true }) })
  return {
    newChat: () => page.getByRole('button', { name: words.conversations.newChat, exact: true }).click(),
    openSearch: () => page.getByRole('button', { name: words.conversations.search, exact: true }).click(),
    openUsage: () =>
      screens.getByRole('button', { name: new RegExp(`^${words.conversations.usage}`, 'u') }).click(),
    keysButton,
    openKeys: () => keysButton.click(),
    openSettings: () =>
      screens.getByRole('button', { name: words.conversations.settings, exact: true }).click(),
    panel: sidebar,
    conversation,
    /** The row with exactly this title. */
    row,
    /** The row of the chat that is shown. */
    currentRow: list.locator('[aria-current="page"]'),
    rows,
    /** Headings, folders and chats from top to bottom, of those that are drawn. */
    readRows: () =>
      rows.evaluateAll((all) =>
        all
          .filter((row) => row.textContent !== '')
          .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
          // For a folder, without the number of its chats.
          .map((row) => (row.querySelector('[dir=auto]') ?? row).textContent),
      ),
    list,
    folder: (name: string) => sidebar.locator('button[aria-expanded]').filter({ hasText: name }).first(),
    heading: (name: string) => sidebar.getByRole('heading', { name, exact: true }),
    archive: () => sidebar.getByRole('button', { name: words.conversations.archived, exact: true }),
    /** The chat is gone at once; `undo` brings it back. */
    remove: (title: string) => choose(title, words.conversations.remove),
    undo: () => notices.last().getByRole('button', { name: words.conversations.undo }).click(),
    /** What was just done, with the button to undo it. */
    notice: (text: string) => notices.filter({ hasText: text }),
    titleField,
    async rename(title: string, next: string) {
      await choose(title, words.conversations.rename)
      await write(titleField, next)
    },
    /** Two clicks turn the row into a field. */
    startRenaming: (title: string) => conversation(title).dblclick(),
    renameTo: (next: string) => write(titleField, next),
    pin: (title: string) => choose(title, words.conversations.pin),
    unpin: (title: string) => choose(title, words.conversations.unpin),
    archiveOne: (title: string) => choose(title, words.conversations.archive),
    unarchive: (title: string) => choose(title, words.conversations.unarchive),
    duplicate: (title: string) => choose(title, words.conversations.duplicate),
    moveTo: chooseFolder,
    async moveToNewFolder(title: string, folder: string) {
      await chooseFolder(title, words.conversations.newFolderFor)
      await write(folderField, folder)
      // The row has the focus by then.
      await row(title).locator(':focus').waitFor()
    },
    async renameFolder(name: string, next: string) {
      await choose(name, words.conversations.rename)
      await write(folderField, next)
    },
    removeFolder: (name: string) => choose(name, words.conversations.removeFolder),
  }
}
