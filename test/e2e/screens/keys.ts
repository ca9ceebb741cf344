import type { Page } from 'playwright'
import { openAiBaseUrl } from '../../../src/domain/model.ts'
import type { KeyTestStep } from '../../../src/domain/key-test.ts'
import { words } from '../../../src/domain/words/en.ts'

export interface TypedKey {
  readonly secret: string
  /** OpenAI’s if left out. */
  readonly baseUrl?: string
}

const said = words.addKey
const savings: readonly string[] = [said.saving.save, said.saving.saveAnyway, said.saving.saveForSession]

export const keysOf = (page: Page) => {
  const sheet = page.getByRole('dialog')
  const inSheet = (name: string | RegExp) => sheet.getByRole('button', { name, exact: true })
  const checklist = page.getByRole('list', { name: said.checklist.title })
  const saveButton = sheet.getByRole('button', { name: new RegExp(`^(${savings.join('|')})$`, 'u') })
  const row = (text: string) =>
    page.locator('li:has(> [data-key-row])').filter({ has: page.getByText(text, { exact: true }) })
  const inRow = (name: string) => page.getByRole('button', { name, exact: true }).click()
  /** Once every step of the test has its line, and none is waited for. */
  const isTestOver = () => page.locator('ul[aria-busy="false"]').and(checklist).waitFor({ timeout: 60_000 })

  return {
    sheet,
    checklist,
    saveButton,
    isTestOver,
    lines: checklist.locator('> li'),
    line: (step: KeyTestStep) => checklist.locator(`> li[data-step="${step}"]`),
    secretField: sheet.getByLabel(said.entry.secret, { exact: true }),
    /** The key that is held, as the window knows it. */
    chip: sheet.getByTestId('candidate'),
    /** What went wrong, beside what it concerns. */
    problem: sheet.getByRole('alert'),
    /** Whether and why the key may be saved. */
    verdict: sheet.getByTestId('save-reason'),

    openSheet: () => page.getByRole('button', { name: words.keys.add }).first().click(),
    openImport: () => page.getByRole('button', { name: words.keys.import, exact: true }).first().click(),
    close: () => inSheet(words.app.close).click(),
    paste: () => inSheet(said.entry.paste).click(),
    async type({ secret, baseUrl = openAiBaseUrl }: TypedKey) {
      const field = sheet.getByLabel(said.entry.baseUrl)
      if ((await field.count()) > 0 && (await field.inputValue()) !== baseUrl) {
        if (!(await field.isVisible())) await inSheet(said.entry.server).click()
        await field.fill(baseUrl)
      }
      await sheet.getByLabel(said.entry.secret, { exact: true }).fill(secret)
    },
    /** Gives what was typed to main, which tests it at once. */
    hold: () => inSheet(said.entry.proceed).click(),
    useAnother: () => inSheet(said.entry.another).click(),
    async payForQuota() {
      await isTestOver()
      await checklist.getByRole('button', { name: /paid request/u }).click()
      await checklist.getByText(/paid, /u).waitFor()
      await isTestOver()
    },
    async saveAs(label: string, { project = '' } = {}) {
      await isTestOver()
      await sheet.getByLabel(said.saving.label, { exact: true }).fill(label)
      if (project !== '') await sheet.getByLabel(said.saving.project).fill(project)
      await saveButton.click()
      await inSheet(said.saving.done).waitFor()
    },
    done: () => inSheet(said.saving.done).click(),
    startChat: () => inSheet(said.saving.startChat).click(),

    row,
    isOpen: async (label: string) =>
      (await row(label).locator('> [data-key-row]').getAttribute('aria-expanded')) === 'true',
    open: (label: string) => row(label).locator('> [data-key-row]').first().click(),
    /** Of the row that is open. */
    testNow: () => inRow(words.keys.test),
    disable: () => inRow(words.keys.disable),
    enable: () => inRow(words.keys.enable),
    makeDefault: () => inRow(words.keys.makeDefault),
    edit: () => inRow(words.keys.edit),
    async remove() {
      await inRow(words.keys.remove)
      await inRow(words.keys.removeConfirm)
    },
    rotate: () => inRow(words.keys.rotate),
    finishRotation: () => inRow(words.keys.finishRotation),

    /** In the sheet of a rotation. */
    switchOver: () => sheet.getByRole('button', { name: /^Switch to/u }).click(),
    saysRevoked: () => inSheet(words.keys.rotation.revokeDone).click(),
    asksAgain: () => inSheet(words.keys.rotation.confirmAgain).click(),
    removeOld: () => sheet.getByRole('button', { name: /^Remove it/u }).click(),
    finish: () => inSheet(words.keys.rotation.done).click(),
    text: (text: string | RegExp) => page.getByText(text),
  }
}
