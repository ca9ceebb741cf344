import type { Page } from 'playwright'
import { words } from '../../../src/domain/words/en.ts'

export interface TypedKey {
  readonly secret: string
  readonly label?: string
  readonly project?: string
  readonly baseUrl?: string
}

export const keysOf = (page: Page) => {
  const sheet = page.getByRole('dialog')
  const checklist = sheet.getByRole('list', { name: words.keys.checklist })
  return {
    sheet,
    checklist,
    secretField: sheet.getByLabel(words.keys.secret),
    /** What went wrong, beside the field it concerns. */
    problem: sheet.getByRole('alert'),
    outcome: sheet.getByRole('status'),
    openSheet: () => page.getByRole('button', { name: words.keys.add }).first().click(),
    async type({ secret, label, project, baseUrl }: TypedKey) {
      await sheet.getByLabel(words.keys.secret).fill(secret)
      if (label !== undefined) await sheet.getByLabel(words.keys.label, { exact: true }).fill(label)
      if (project !== undefined) await sheet.getByLabel(words.keys.project).fill(project)
      if (baseUrl === undefined) return
      const field = sheet.getByLabel(words.keys.baseUrl)
      if (!(await field.isVisible()))
        await sheet.getByRole('button', { name: words.keys.anotherServer }).click()
      await field.fill(baseUrl)
    },
    save: () => sheet.getByRole('button', { name: words.keys.save }).click(),
    cancel: () => sheet.getByRole('button', { name: words.app.cancel }).click(),
    done: () => sheet.getByRole('button', { name: words.keys.done }).click(),
    startChat: () => sheet.getByRole('button', { name: words.keys.startChat }).click(),
    row: (label: string) => page.getByRole('listitem').filter({ hasText: label }),
    async open(label: string) {
      await page
        .getByRole('listitem')
        .filter({ hasText: label })
        .getByRole('button', { expanded: false })
        .click()
    },
    testNow: () => page.getByRole('button', { name: words.keys.test }).click(),
    async remove() {
      await page.getByRole('button', { name: words.keys.remove, exact: true }).click()
      await page.getByRole('button', { name: words.keys.removeConfirm }).click()
    },
    text: (text: string | RegExp) => page.getByText(text),
  }
}
