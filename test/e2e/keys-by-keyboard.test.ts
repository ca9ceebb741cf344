// A key's whole life by keyboard alone: added, tested, saved, rotated, revoked, removed. Nothing here
// is clicked; Tab reaches each control from where the focus is, and after each step the focus is where
// a person goes on.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import {
  agree,
  answerOpenQuestions,
  answerQuestions,
  cancel,
  countOpenQuestions,
  leaveQuestionsOpen,
} from '../support/dialogs.ts'
import { createCanary } from '../support/canary.ts'
import { answerError, answerModels, startFaultServer } from '../support/fault-server.ts'
import { hasFocus, pressOn, tabTo } from './keyboard.ts'
import { answerForOpenAi } from '../support/openai-origin.ts'
import { listKeys } from './bridge.ts'
import { chatOf } from './screens/chat.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const oldKey = createCanary()
const newKey = createCanary()
let isRevoked = false

const server = await startFaultServer(
  ({ isExpectedKey }) =>
    isExpectedKey === true && isRevoked
      ? answerError(401, { code: 'invalid_api_key' })
      : answerModels(['gpt-6-luna']),
  oldKey,
)
afterAll(() => server.stop())

const app = withApp({ hasKeyring: true })
const type = (text: string) => app.page.keyboard.type(text)
const press = (key: string) => app.page.keyboard.press(key)

const listLabels = async () => (await listKeys(app.page)).map(({ label, isEnabled }) => [label, isEnabled])

beforeAll(() => answerForOpenAi(app, server.baseUrl))

describe('by keyboard alone', () => {
  it('a key is typed, tested and saved', async () => {
    await pressOn(welcomeOf(app.page).addKeyDoor)
    const keys = keysOf(app.page)
    await expect.poll(() => hasFocus(keys.pasteButton)).toBe(true)
    await tabTo(keys.secretField)
    await type(oldKey)
    await press('Enter')
    await keys.isTestOver()
    // The name, which comes next, has the focus.
    await expect.poll(() => hasFocus(keys.nameField)).toBe(true)
    await type('By hand')
    await tabTo(keys.saveButton)
    await press('Enter')
    await expect.poll(() => hasFocus(keys.startChatButton)).toBe(true)
    expect(await listLabels()).toEqual([['By hand', true]])
    await press('Enter')
    await expect.poll(() => hasFocus(chatOf(app.page).composer)).toBe(true)
  })

  it('a test of it is run and read, and its words are changed', async () => {
    await pressOn(sidebarOf(app.page).keysButton)
    const keys = keysOf(app.page)
    await pressOn(keys.rowButton('By hand'))
    await pressOn(keys.button(words.keys.test))
    await keys.isTestOver()
    expect(await hasFocus(keys.button(words.keys.test))).toBe(true)
    await pressOn(keys.button(words.keys.edit))
    const name = keys.form.getByLabel(words.keys.editName)
    await expect.poll(() => hasFocus(name)).toBe(true)
    await press('ControlOrMeta+a')
    await type('By keyboard')
    await press('Enter')
    await expect.poll(() => hasFocus(keys.button(words.keys.edit))).toBe(true)
    expect(await listLabels()).toEqual([['By keyboard', true]])
  })

  it('another takes its place: made, tested and switched to', async () => {
    const keys = keysOf(app.page)
    const { steps } = words.keys.rotation
    await pressOn(keys.button(words.keys.rotate))
    await expect.poll(() => hasFocus(keys.step(steps.make))).toBe(true)
    await tabTo(keys.secretField)
    await type(newKey)
    await press('Enter')
    await expect.poll(() => hasFocus(keys.step(steps.switch))).toBe(true)
    await pressOn(keys.switchButton)
    await expect.poll(() => hasFocus(keys.step(steps.revoke))).toBe(true)
    expect(await listLabels()).toEqual([
      ['By keyboard', false],
      ['By keyboard', true],
    ])
  })

  it('the old one is revoked, proved to be, and removed', async () => {
    isRevoked = true
    const keys = keysOf(app.page)
    await pressOn(keys.revokedButton)
    await keys.sheet.getByText(words.keys.rotation.confirmRevoked).waitFor()
    await answerQuestions(app.electron, agree)
    await pressOn(keys.removeOldButton)
    await expect.poll(() => hasFocus(keys.finishButton)).toBe(true)
    await press('Enter')
    await keys.sheet.waitFor({ state: 'detached' })
    await expect.poll(() => hasFocus(keys.rowButton('By keyboard'))).toBe(true)
    expect(await listLabels()).toEqual([['By keyboard', true]])
  })

  it('and the new one is removed', async () => {
    const keys = keysOf(app.page)
    // Main asks; whoever cancels is back where they were.
    await leaveQuestionsOpen(app.electron)
    await pressOn(keys.button(words.keys.remove))
    await expect.poll(() => countOpenQuestions(app.electron)).toBe(1)
    await answerOpenQuestions(app.electron, cancel)
    const remove = keys.button(words.keys.remove)
    await expect.poll(() => remove.getAttribute('aria-disabled')).toBe('false')
    expect(await hasFocus(remove)).toBe(true)
    await answerQuestions(app.electron, agree)
    await press('Enter')
    await keys.text(words.keys.emptyTitle).waitFor()
    expect(await listLabels()).toEqual([])
  })
})
