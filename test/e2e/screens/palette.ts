import type { Page } from 'playwright'
import { words } from '../../../src/words/words.ts'

/** The palette of all commands, and the list of their keys. */
export const paletteOf = (page: Page) => {
  const sheet = page.getByRole('dialog', { name: words.palette.name, exact: true })
  const field = sheet.getByRole('combobox', { name: words.palette.field })
  const options = sheet.getByRole('option')
  const moveSheet = page.getByRole('dialog', { name: words.palette.moveTitle })
  const shortcuts = page.getByRole('dialog', { name: words.palette.shortcuts })
  const open = async () => {
    await page.keyboard.press('ControlOrMeta+k')
    await field.and(page.locator(':focus')).waitFor()
  }
  return {
    sheet,
    field,
    options,
    option: (name: string) => options.filter({ has: page.getByText(name, { exact: true }) }),
    /** The one that Enter runs. */
    chosen: sheet.getByRole('option', { selected: true }),
    group: (name: string) => sheet.getByRole('group', { name, exact: true }),
    text: (text: string) => sheet.getByText(text, { exact: true }),
    open,
    /** Opens it, types, and presses Enter once the first entry is the wanted one. */
    async run(query: string, name: string) {
      await open()
      await page.keyboard.type(query)
      await sheet.getByRole('option', { selected: true }).filter({ hasText: name }).waitFor()
      await page.keyboard.press('Enter')
      await sheet.waitFor({ state: 'detached' })
    },
    moveSheet,
    moveField: moveSheet.getByRole('combobox', { name: words.palette.movePlaceholder }),
    folder: (name: string) => moveSheet.getByRole('option').filter({ hasText: name }),

    shortcuts,
    /** Each line as a person reads it: the name, and its keys. */
    readShortcuts: () =>
      shortcuts.locator('dl > div').evaluateAll((lines) =>
        lines.map((line) => ({
          name: line.querySelector('dt')?.textContent ?? '',
          keys: Array.from(
            line.querySelectorAll('kbd > *'),
            (key: { readonly textContent: string | null }) => key.textContent,
          ).join('+'),
        })),
      ),
  }
}
