// What goes wrong at the main job: each a clear sentence in place, nothing lost, and no raw error.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { words } from '../../src/domain/words/en.ts'
import { failureWords } from '../../src/domain/words/failures.ts'
import { createCanary, scanText } from '../support/canary.ts'
import { lookUpSecret } from '../support/keyring.ts'
import { startOpenAiServer } from '../support/openai-server.ts'
import { chatOf } from './screens/chat.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()

const app = withApp({ hasKeyring: true, server: { apiKey: canary, models: ['gpt-6-luna'] } })

beforeAll(() => welcomeOf(app.page).addKey())

describe('a key that can’t be one', () => {
  const cases = [
    ['nothing', { secret: ' ' }, words.keys.secretEmpty],
    ['too short', { secret: 'sk-abc' }, failureWords['key/malformed'].title],
    ['of admin kind', { secret: `sk-admin-${'a'.repeat(40)}` }, failureWords['key/admin'].title],
    ['with an emoji', { secret: `${canary}🔑` }, failureWords['key/unprintable'].title],
    ['with a space inside', { secret: 'sk-canary half key' }, ''],
    ['for no address', { secret: canary, baseUrl: 'not an address' }, failureWords['key/bad-base-url'].title],
    [
      'for an open address',
      { secret: canary, baseUrl: 'http://example.org/v1' },
      failureWords['key/insecure-base-url'].title,
    ],
  ] as const

  it.each(cases)('is refused in place: %s', async (_name, typed, title) => {
    const keys = keysOf(app.page)
    await keys.type({ baseUrl: 'https://api.openai.com/v1', ...typed })
    await keys.save()
    await keys.problem.first().waitFor()
    expect(await keys.problem.first().innerText()).toContain(title)
    expect(scanText(await keys.sheet.innerText(), canary)).toEqual([])
    expect(await lookUpSecret(app.keyring.env, { service: 'app.latchkey.Latchkey' })).toBeUndefined()
  })
})

describe('a server that doesn’t do', () => {
  it('refuses the connection: the test says so, and the key stays', async () => {
    const closed = await startOpenAiServer()
    await closed.stop()
    const keys = keysOf(app.page)
    await keys.type({ secret: canary, label: 'Closed', baseUrl: closed.baseUrl })
    await keys.save()
    await keys.checklist.getByText(failureWords['network/refused'].title).waitFor()
    await keys.done()
    await keys.row('Closed').waitFor()
  })

  it('answers a message with an error card in its place, and its button mends it', async () => {
    await sidebarOf(app.page).newChat()
    const chat = chatOf(app.page)
    await chat.send('Is anybody there?')
    await chat.lastAnswer.getByText(failureWords['network/refused'].title).waitFor()
    expect(await chat.ownMessages.innerText()).toBe('Is anybody there?')
    const shown = await chat.lastAnswer.innerText()
    expect(shown).not.toMatch(/ECONNREFUSED|fetch failed|undefined|\bat \w+ \(/)
  })
})

describe('a key the server refuses', () => {
  it('is told from one that is out of credit, and both from a busy server', async () => {
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    await keys.openSheet()
    await keys.type({ secret: canary.replace('T3st', 'Othr'), label: 'Refused', baseUrl: app.server.baseUrl })
    await keys.save()
    await keys.checklist.getByText(failureWords['openai/invalid-key'].title).waitFor()
    await keys.done()
    await keys.open('Closed')
    await keys.remove()
    await keys.open('Refused')
    await keys.remove()
    await keys.openSheet()
    await keys.type({ secret: canary, label: 'Good', baseUrl: app.server.baseUrl })
    await keys.save()
    await keys.outcome.getByText(words.keys.testPassed).waitFor()
    await keys.startChat()

    const chat = chatOf(app.page)
    app.server.failNext(429, {
      code: 'insufficient_quota',
      type: 'insufficient_quota',
      message: 'raw words of the API',
    })
    await chat.send('Hello')
    await chat.lastAnswer.getByText(failureWords['openai/insufficient-quota'].title).waitFor()
    expect(await chat.lastAnswer.innerText()).not.toContain('raw words')
    // Try again stands beside, and works once the cause is gone.
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
    await chat.lastAnswer.getByText(failureWords['keychain/locked'].title).waitFor()
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
    await keys.type({ secret: createCanary(), label: 'Another', baseUrl: app.server.baseUrl })
    await keys.save()
    await keys.problem.first().waitFor()
    expect(await keys.problem.first().innerText()).toContain(failureWords['keychain/unavailable'].title)
  })
})
