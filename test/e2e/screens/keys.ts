import type { Page } from 'playwright'
import { openAiBaseUrl } from '../../../src/domain/chat/model.ts'
import type { KeyTestStep } from '../../../src/domain/keys/key-test.ts'
import { words } from '../../../src/words/words.ts'

export interface TypedKey {
  readonly secret: string
  /** OpenAI’s if left out. */
  readonly baseUrl?: string
}

const editNames = {
  name: 'editName',
  project: 'editProject',
  note: 'editNote',
  baseUrl: 'editBaseUrl',
} as const

export const keysOf = (page: Page) => {
  const sheet = page.getByRole('dialog')
  const inSheet = (name: string | RegExp) => sheet.getByRole('button', { name, exact: true })
  const checklist = page.getByRole('list', { name: words.addKey.checklist.title })
  const { save, saveAnyway, saveForSession } = words.addKey.saving
  const savings: readonly string[] = [save, saveAnyway, saveForSession]
  const saveButton = sheet.getByRole('button', { name: new RegExp(`^(${savings.join('|')})$`, 'u') })
  const secretField = sheet.getByLabel(words.addKey.entry.secret, { exact: true })
  const nameField = sheet.getByLabel(words.addKey.saving.label, { exact: true })
  const row = (text: string) =>
    page.locator('li:has(> [data-key-row])').filter({ has: page.getByText(text, { exact: true }) })
  const inRow = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const form = page.getByRole('form', { name: words.keys.edit })
  const removalFailure = page.getByTestId('removal-failure')
  const switchButton = sheet.getByRole('button', { name: /^Switch to/u })
  const removeOldButton = sheet.getByRole('button', { name: /^Remove it/u })
  /**
   * Returns true once every step of a test has its line and none is pending; before the test no step has one.
   */
  const isTestOver = () =>
    page
      .locator('ul[aria-busy="false"]')
      .and(checklist)
      .filter({ hasNotText: words.addKey.checklist.pending })
      .waitFor({ timeout: 60_000 })

  return {
    sheet,
    checklist,
    saveButton,
    isTestOver,
    lines: checklist.locator('> li'),
    line: (step: KeyTestStep) => checklist.locator(`> li[data-step="${step}"]`),
    nameField,
    secretField,
    /** The key that is held, as the window knows it. */
    chip: sheet.getByTestId('candidate'),
    /** The problem, beside the field or step that it is about. */
    problem: sheet.getByRole('alert'),
    /** Whether the key may be saved, and why. */
    verdict: sheet.getByTestId('save-reason'),

    openSheet: () => page.getByRole('button', { name: words.keys.add }).first().click(),
    openImport: () => page.getByRole('button', { name: words.keys.import, exact: true }).first().click(),
    close: () => inSheet(words.app.close).click(),
    pasteButton: inSheet(words.addKey.entry.paste),
    paste: () => inSheet(words.addKey.entry.paste).click(),
    async type({ secret, baseUrl = openAiBaseUrl }: TypedKey) {
      // In a rotation there is no such field; before the sheet is drawn there is none either.
      await secretField.waitFor()
      // Typing goes to the focus, and a sheet takes the focus a moment after it opened.
      await sheet.and(page.locator(':focus-within')).waitFor()
      const field = sheet.getByLabel(words.addKey.entry.baseUrl)
      if ((await field.count()) > 0 && (await field.inputValue()) !== baseUrl) {
        if (!(await field.isVisible())) await inSheet(words.addKey.entry.server).click()
        await field.fill(baseUrl)
      }
      await secretField.fill(secret)
    },
    /** Passes the typed text to main, which tests it at once. */
    hold: () => inSheet(words.addKey.entry.proceed).click(),
    /** Leads from the failed step to the guide, and closes the sheet. */
    readGuide: () => sheet.getByRole('button', { name: words.addKey.saving.readGuide }).first().click(),
    useAnother: () => inSheet(words.addKey.entry.another).click(),
    async payForQuota() {
      await isTestOver()
      await checklist.getByRole('button', { name: /paid request/u }).click()
      await checklist.getByText(/paid, /u).waitFor()
      await isTestOver()
    },
    async saveAs(label: string, { project = '' } = {}) {
      await isTestOver()
      await nameField.fill(label)
      if (project !== '') await sheet.getByLabel(words.addKey.saving.project).fill(project)
      await saveButton.click()
      await inSheet(words.addKey.saving.done).waitFor()
    },
    done: () => inSheet(words.addKey.saving.done).click(),
    startChatButton: inSheet(words.addKey.saving.startChat),
    startChat: () => inSheet(words.addKey.saving.startChat).click(),

    row,
    isOpen: async (label: string) =>
      (await row(label).locator('> [data-key-row]').getAttribute('aria-expanded')) === 'true',
    open: (label: string) => row(label).locator('> [data-key-row]').first().click(),
    rowButton: (label: string) => row(label).locator('> [data-key-row]'),
    /** A button by its name, on the page and not in a sheet. */
    button: (name: string) => page.getByRole('button', { name, exact: true }),
    /** In the open row. */
    testNow: () => inRow(words.keys.test),
    disable: () => inRow(words.keys.disable),
    enable: () => inRow(words.keys.enable),
    makeDefault: () => inRow(words.keys.makeDefault),
    /** Text in the key's row: its state, its hints, its cost. */
    says: (label: string, text: string | RegExp) =>
      row(label).locator('> [data-key-row]').getByText(text, { exact: true }),
    /** One of the facts below the row. */
    fact: (name: keyof typeof words.keys.facts) =>
      page
        .locator('dl > div')
        .filter({ has: page.getByText(words.keys.facts[name], { exact: true }) })
        .locator('dd'),
    reminder: page.getByLabel(words.keys.facts.reminder),
    /** The problem with the key, above its facts. */
    trouble: page.getByTestId('key-trouble'),
    async edit() {
      await inRow(words.keys.edit)
      // The first field takes the focus a moment later, and typing goes to the focus.
      await form.locator('[name="label"]:focus').waitFor()
    },
    form,
    async change(fields: Partial<Record<'name' | 'project' | 'note' | 'baseUrl', string>>) {
      for (const [name, value] of Object.entries(fields))
        await form.getByLabel(words.keys[editNames[name as keyof typeof editNames]]).fill(value)
      await form.getByRole('button', { name: words.keys.editSave }).click()
    },
    /** What the app has just done, with the button to undo it. */
    brief: page.getByTestId('brief-notice'),
    undo: () => page.getByTestId('brief-notice').getByRole('button', { name: words.keys.undo }).click(),
    /** Main then asks, in a dialog of the system's: `answerQuestions` says what the person answers. */
    remove: () => inRow(words.keys.remove),
    removalFailure,
    removeAgain: () => removalFailure.getByRole('button', { name: words.app.tryAgain }).click(),
    rotate: () => inRow(words.keys.rotate),
    finishRotation: () => inRow(words.keys.finishRotation),

    /** In the sheet of a rotation. */
    step: (name: string) => sheet.getByRole('heading', { name: new RegExp(`^${name}`, 'u') }),
    switchButton,
    switchOver: () => switchButton.click(),
    revokedButton: inSheet(words.keys.rotation.revokeDone),
    saysRevoked: () => inSheet(words.keys.rotation.revokeDone).click(),
    asksAgain: () => inSheet(words.keys.rotation.confirmAgain).click(),
    removeOldButton,
    removeOld: () => removeOldButton.click(),
    finishButton: inSheet(words.keys.rotation.done),
    finish: () => inSheet(words.keys.rotation.done).click(),
    text: (text: string | RegExp) => page.getByText(text),
  }
}
