import type { Page } from 'playwright'
import { words } from '../../../src/words/words.ts'
import { sidebarOf } from './sidebar.ts'
import { usageOf } from './usage.ts'

export interface FilledPrice {
  readonly model?: string
  readonly input?: string
  readonly cached?: string
  readonly output?: string
}

export const pricesOf = (page: Page) => {
  const sheet = page.getByRole('dialog')
  const table = page.getByRole('table', { name: words.prices.title })
  const rows = table.getByRole('row').filter({ has: page.getByRole('cell') })
  const row = (model: string) => rows.filter({ has: page.getByText(model, { exact: true }) })
  const field = (name: keyof FilledPrice) => sheet.getByLabel(words.prices.form[name], { exact: true })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  return {
    async open() {
      await sidebarOf(page).openUsage()
      await usageOf(page).openPart('prices')
      await rows.first().waitFor()
    },
    rows,
    row,
    /** The cells of a row as a person reads them. */
    readRow: (model: string) => row(model).getByRole('cell').allInnerTexts(),
    find: page.getByRole('searchbox', { name: words.prices.find }),
    nothingFound: (written: string) => page.getByText(words.prices.nothingFound(written)),
    sheet,
    field,
    async fillIn(price: FilledPrice) {
      // The first field takes the focus a moment after the sheet is drawn.
      await sheet.locator('input:focus').waitFor()
      for (const name of ['model', 'input', 'cached', 'output'] as const)
        if (price[name] !== undefined) await field(name).fill(price[name])
    },
    problems: sheet.getByRole('alert'),
    example: sheet.getByRole('status'),
    submit: () => sheet.getByRole('button', { name: words.prices.form.save }).click(),
    async save() {
      await sheet.getByRole('button', { name: words.prices.form.save }).click()
      await sheet.waitFor({ state: 'detached' })
    },
    async close() {
      await page.keyboard.press('Escape')
      await sheet.waitFor({ state: 'detached' })
    },
    button: (name: string) => page.getByRole('button', { name, exact: true }),
    focused: page.locator(':focus'),
    /** For a model that is named in the form. */
    add: () => press(words.prices.add),
    setFor: (model: string) => press(words.prices.setFor(model)),
    edit: (model: string) => press(words.prices.editFor(model)),
    replace: (model: string) => press(words.prices.replaceFor(model)),
    remove: (model: string) => press(words.prices.removeFor(model)),
    undo: () => page.getByTestId('brief-notice').getByRole('button', { name: words.prices.undo }).click(),
    announced: (text: string) => page.getByTestId('announcer').getByText(text).last(),
  }
}
