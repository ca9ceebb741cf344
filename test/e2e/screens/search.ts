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
    /** How many, and in which order. */
    status: sheet.getByRole('status'),
    text: (text: string) => sheet.getByText(text, { exact: true }),
    /** What is set apart in the hits, word by word. */
    readMarks: () => hits.locator('mark').allInnerTexts(),
    /** With the keys that open it from anywhere. */
    async open() {
      await page.keyboard.press('ControlOrMeta+Shift+F')
      // What is typed goes where the focus is.
      await field.and(page.locator(':focus')).waitFor()
    },
    /** Types in place of what stands there, key by key. */
    async type(query: string) {
      await field.and(page.locator(':focus')).waitFor()
      await field.press('ControlOrMeta+a')
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
