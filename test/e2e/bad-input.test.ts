// Errors in the main job: each is shown as a clear sentence in place, without loss and without a raw error.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { agree, answerQuestions } from '../support/dialogs.ts'
import { createCanary, scanText } from '../support/canary.ts'
import { lookUpSecret } from '../support/secret-tool.ts'
import { startOpenAiServer } from '../support/openai-server.ts'
import { changeSettings } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()

const app = withApp({ hasKeyring: true, server: { apiKey: canary, models: ['gpt-6-luna'] } })

beforeAll(async () => {
  await changeSettings(app.page, { writesTitles: false })
  await welcomeOf(app.page).addKey()
})

describe('an address that can’t be one', () => {
  const cases = [
    ['no address', 'not an address', words.failures.codes['key/bad-base-url'].title],
    ['an open address', 'http://example.org/v1', words.failures.codes['key/insecure-base-url'].title],
  ] as const

  // keys-refused.test.ts has the texts that can't be a key.
  it.each(cases)('is refused in place: %s', async (_name, baseUrl, title) => {
    const keys = keysOf(app.page)
    await keys.type({ secret: canary, baseUrl })
    await keys.hold()
    await keys.problem.getByText(title).waitFor()
    expect(scanText(await keys.sheet.innerText(), canary)).toEqual([])
    expect(await lookUpSecret(app.keyring.env, { service: 'app.latchkey.Latchkey' })).toBeUndefined()
  })
})

describe('a server that doesn’t do', () => {
  it('refuses the connection: the test says so, and the key may be kept all the same', async () => {
    const closed = await startOpenAiServer()
    await closed.stop()
    const keys = keysOf(app.page)
    await keys.type({ secret: canary, baseUrl: closed.baseUrl })
    await keys.hold()
    await keys.checklist.getByText(words.failures.codes['network/refused'].title).waitFor()
    await keys.saveAs('Closed')
    await keys.done()
    await keys.row('Closed').waitFor()
  })

  it('answers a message with an error card in its place, and its button solves it', async () => {
    await sidebarOf(app.page).newChat()
    const chat = chatOf(app.page)
    await chat.send('Is anybody there?')
    await chat.lastAnswer.getByText(words.failures.codes['network/refused'].title).waitFor()
    expect(await chat.ownMessages.innerText()).toBe('Is anybody there?')
    const shown = await chat.lastAnswer.innerText()
    expect(shown).not.toMatch(/ECONNREFUSED|fetch failed|undefined|\bat \w+ \(/)
  })
})

describe('a key the server refuses', () => {
  it('can’t be saved, and is told from one that is out of credit', async () => {
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    await keys.openSheet()
    await keys.type({ secret: canary.replace('T3st', 'Othr'), baseUrl: app.server.baseUrl })
    await keys.hold()
    await keys.checklist.getByText(words.failures.codes['openai/invalid-key'].title).waitFor()
    await keys.isTestOver()
    await expect.poll(() => keys.saveButton.isDisabled()).toBe(true)
    await keys.useAnother()
    await keys.type({ secret: canary, baseUrl: app.server.baseUrl })
    await keys.hold()
    await keys.saveAs('Good')
    await keys.done()
    await keys.open('Closed')
    await answerQuestions(app.electron, agree)
    await keys.remove()
    await keys.row('Closed').waitFor({ state: 'detached' })
    await sidebarOf(app.page).newChat()

    const chat = chatOf(app.page)
    app.server.failNext(429, {
      code: 'insufficient_quota',
      type: 'insufficient_quota',
      message: 'raw words of the API',
    })
    await chat.send('Hello')
    await chat.lastAnswer.getByText(words.failures.codes['openai/insufficient-quota'].title).waitFor()
    expect(await chat.lastAnswer.innerText()).not.toContain('raw words')
    // Try again is beside it, and works once the cause is gone.
    await chat.tryAgain.first().click()
    await chat.endedAnswer.getByText('streamed').waitFor()
  })
})

describe('an empty message', () => {
  it('is not sent, and says so', async () => {
    const chat = chatOf(app.page)
    const before = await chat.ownMessages.count()
    await chat.send('   ')
    await chat.note.waitFor()
    expect(await chat.ownMessages.count()).toBe(before)
    expect(await chat.composer.inputValue()).toBe('   ')
  })
})

describe('a keyring', () => {
  beforeEach(() => app.quit())

  it('that is locked is called locked, and the answer waits for it', async () => {
    await app.keyring.restart('locked')
    await app.start()
    await sidebarOf(app.page).openKeys()
    await keysOf(app.page).text('locked').first().waitFor()
    await sidebarOf(app.page).newChat()
    const chat = chatOf(app.page)
    await chat.send('Are you there?')
    await chat.lastAnswer.getByText(words.failures.codes['keychain/locked'].title).waitFor()
    expect(await chat.ownMessages.innerText()).toBe('Are you there?')

    await app.quit()
    await app.keyring.restart('unlocked')
    await app.start()
    await sidebarOf(app.page).conversation('Are you there?').click()
    await chatOf(app.page).tryAgain.first().click()
    await chatOf(app.page).endedAnswer.getByText('streamed').waitFor()
  })

  it('that is dead is called unavailable, and everything else works', async () => {
    await app.keyring.killService()
    await app.start()
    await sidebarOf(app.page).conversation('Are you there?').click()
    await chatOf(app.page).answers.first().waitFor()
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    await keys.text('unavailable').first().waitFor()
    await keys.openSheet()
    await keys.type({ secret: createCanary(), baseUrl: app.server.baseUrl })
    await keys.hold()
    await keys.checklist.getByText(words.failures.codes['keychain/unavailable'].title).waitFor()
  })
})
