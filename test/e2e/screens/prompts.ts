import type { Page } from 'playwright'
import { words } from '../../../src/words/words.ts'

/** The screen of personas and templates, and the list of them beside the composer. */
export const promptsOf = (page: Page) => {
  const row = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })
  const inRow = (act: string, name: string) =>
    page.getByRole('button', { name: `${act}: ${name}`, exact: true }).click()
  // The list beside the composer may still be fading out; it has no title.
  const sheet = page.getByRole('dialog').filter({ has: page.getByRole('heading') })
  const inSheet = (name: string) => sheet.getByRole('button', { name, exact: true })
  const button = page.getByRole('button', { name: /^Persona/u })
  const list = page.getByRole('listbox', { name: words.prompts.list })
  const option = (name: string) =>
    list.getByRole('option').filter({ has: page.getByText(name, { exact: true }) })
  const nameField = sheet.getByRole('textbox', { name: words.prompts.name, exact: true })
  const notices = page.getByTestId('brief-notice')
  return {
    title: page.getByRole('heading', { name: words.prompts.title, exact: true }),
    section: (name: string) => page.getByRole('region', { name, exact: true }),
    row,
    add: (kind: 'persona' | 'template') =>
      page
        .getByRole('button', {
          name: kind === 'persona' ? words.prompts.newPersona : words.prompts.newTemplate,
        })
        .click(),
    edit: (name: string) => inRow(words.prompts.edit, name),
    duplicate: (name: string) => inRow(words.prompts.duplicate, name),
    remove: (name: string) => inRow(words.prompts.remove, name),
    use: (name: string) => page.getByRole('button', { name: words.prompts.useOf(name), exact: true }).click(),
    notice: (text: string) => notices.filter({ hasText: text }),
    undo: () => notices.last().getByRole('button', { name: words.prompts.undo }).click(),

    sheet,
    async write({ name, text }: { readonly name?: string; readonly text?: string }) {
      // Typing goes to the focus, and a sheet takes the focus a moment after it opened.
      await sheet.and(page.locator(':focus-within')).waitFor()
      if (name !== undefined) await nameField.fill(name)
      if (text !== undefined)
        await sheet.getByRole('textbox', { name: words.prompts.text, exact: true }).fill(text)
    },
    save: () => inSheet(words.prompts.save).click(),
    async saved() {
      await inSheet(words.prompts.save).click()
      await sheet.waitFor({ state: 'detached' })
    },
    problem: sheet.getByRole('alert'),
    asksFor: (names: string) => sheet.getByText(words.prompts.variables(names)),
    discard: inSheet(words.prompts.discard),
    cancel: inSheet(words.prompts.cancel),
    keepWriting: inSheet(words.prompts.keepWriting),

    /** Fills in the fields that a prompt asks for before it is used, by name. */
    async fillIn(values: Readonly<Record<string, string>>) {
      const [first = ''] = Object.keys(values)
      await sheet.getByRole('textbox', { name: first }).and(page.locator(':focus')).waitFor()
      for (const [name, value] of Object.entries(values))
        await sheet.getByRole('textbox', { name, exact: true }).fill(value)
    },
    preview: sheet.getByRole('group', { name: words.prompts.preview }),
    async apply() {
      await inSheet(words.prompts.apply).click()
      await sheet.waitFor({ state: 'detached' })
    },

    /** Beside the composer; shows the chat's persona. */
    button,
    list,
    option,
    group: (name: string) => list.getByRole('group', { name, exact: true }),
    async choose(name: string) {
      await button.click()
      await option(name).click()
      await list.waitFor({ state: 'detached' })
    },
  }
}
