import type { Page } from 'playwright'
import { words } from '../../../src/words/words.ts'

/** The search over all chats. */
export const searchOf = (page: Page) => {
  const sheet = page.getByRole('dialog', { name: words.search.name })
  const field = sheet.getByRole('combobox', { name: words.search.field })
  const hits = sheet.getByRole('option')
  return {
    sheet,
    field,
    hits,
    hit: (text: string | RegExp) => hits.filter({ hasText: text }),
    /** The one that Enter opens. */
    chosen: sheet.getByRole('option', { selected: true }),
    /** How many results, and in which order. */
    status: sheet.getByRole('status'),
    text: (text: string) => sheet.getByText(text, { exact: true }),
    /** The marked words of the hits, one by one. */
    readMarks: () => hits.locator('mark').allInnerTexts(),
    /** Opens it with the keys that work everywhere. */
    async open() {
      await page.keyboard.press('ControlOrMeta+Shift+F')
      // Typing goes to the focus.
      await field.and(page.locator(':focus')).waitFor()
    },
    /**
     * Replaces the query. Empties the field first: two queries can find the same number of messages, and then
     * the results of the first would be taken for those of the second.
     */
    async type(query: string) {
      await field.and(page.locator(':focus')).waitFor()
      await field.press('ControlOrMeta+a')
      await field.press('Delete')
      await sheet.getByText(words.search.hintTitle, { exact: true }).waitFor()
      await page.keyboard.insertText(query)
    },
    async close() {
      await page.keyboard.press('Escape')
      await sheet.waitFor({ state: 'detached' })
    },
    orderButton: sheet.getByRole('button', {
      name: new RegExp(`^(${words.search.showBest}|${words.search.showNewest})$`, 'u'),
    }),
  }
}
