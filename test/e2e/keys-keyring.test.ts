// A key whose keyring is locked, refuses to delete it, or has lost it: the app says which, loses nothing, and
// doesn't take it for a first start.
import { beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { agree, answerQuestions } from '../support/dialogs.ts'
import { createCanary } from '../support/canary.ts'
import { clearSecret, lookUpSecret } from '../support/secret-tool.ts'
import { holdTyped, listKeys, saveHeld } from './bridge.ts'
import { changeSettings } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const app = withApp({ hasKeyring: true, isOpenAi: true, server: { apiKey: canary, models: ['gpt-6-luna'] } })

let id = ''
const stored = () => lookUpSecret(app.keyring.env, { service: 'app.latchkey.Latchkey', username: id })
const countKeys = async () => (await listKeys(app.page)).length

beforeAll(async () => {
  await changeSettings(app.page, { writesTitles: false })
  const keyId = await holdTyped(app.page, canary, 'https://api.openai.com/v1')
  await saveHeld(app.page, keyId, 'Work')
  id = keyId
  await sidebarOf(app.page).newChat()
  await chatOf(app.page).send('Before it was locked')
  await chatOf(app.page).endedAnswer.getByText('streamed').waitFor()
})

describe('a keyring that is locked', () => {
  it('[S6] is called locked, and is asked without a byte of it being changed', async () => {
    await app.quit()
    await app.keyring.restart('locked')
    const before = await app.keyring.readFiles()
    expect(before.size).toBeGreaterThan(0)
    await app.start()
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    await keys.says('Work', words.keys.states['keychain-locked']).waitFor()
    await keys.text(words.keys.keychain('GNOME Keyring', 'locked')).waitFor()
    await keys.open('Work')
    await keys.trouble.getByText(words.failures.codes['keychain/locked'].title).waitFor()
    await keys.testNow()
    await keys.isTestOver()
    await keys.checklist.getByText(words.failures.codes['keychain/locked'].title).waitFor()
    await sidebarOf(app.page).conversation('Before it was locked').click()
    await chatOf(app.page).send('While it is locked')
    await chatOf(app.page).lastAnswer.getByText(words.failures.codes['keychain/locked'].title).waitFor()
    await app.quit()
    expect(await app.keyring.readFiles()).toEqual(before)
  })

  it('[S6] has the key once it is unlocked, and it works', async () => {
    await app.keyring.restart('unlocked')
    await app.start()
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    // A locked keyring says nothing about the key itself.
    await keys.says('Work', words.keys.states.works).waitFor()
    await sidebarOf(app.page).conversation('Before it was locked').click()
    const chat = chatOf(app.page)
    await expect
      .poll(() => chat.ownMessages.allInnerTexts())
      .toEqual(['Before it was locked', 'While it is locked'])
    await chat.tryAgain.first().click()
    await chat.endedAnswer.getByText('streamed').waitFor()
    expect(await stored()).toBe(canary)
  })

  it('[S7] won’t let the key go, which says so; and it goes once it can', async () => {
    await app.keyring.restart('locked')
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    await keys.open('Work')
    await answerQuestions(app.electron, agree)
    await keys.remove()
    await keys.removalFailure.getByText(words.keys.removeStill('Work')).waitFor()
    await keys.row('Work').waitFor()
    expect(await countKeys()).toBe(1)
    await app.keyring.restart('unlocked')
    expect(await stored()).toBe(canary)
    const before = await app.keyring.readFiles()
    await keys.removeAgain()
    await keys.text(words.keys.emptyTitle).waitFor()
    expect(await stored()).toBeUndefined()
    expect(await countKeys()).toBe(0)
    // The control: changes that the keyring makes show up in its files.
    expect(await app.keyring.readFiles()).not.toEqual(before)
  })
})

describe('a key that somebody else took out of the keyring', () => {
  it('is said to be gone from there once it is looked for, and is still listed', async () => {
    const keyId = await holdTyped(app.page, canary, 'https://api.openai.com/v1')
    await saveHeld(app.page, keyId, 'Lost')
    await clearSecret(app.keyring.env, { service: 'app.latchkey.Latchkey', username: keyId })
    const keys = keysOf(app.page)
    await keys.open('Lost')
    await keys.testNow()
    await keys.checklist.getByText(words.failures.codes['keychain/lost'].title).waitFor()
    await keys.isTestOver()
    await keys.says('Lost', words.keys.states.lost).waitFor()
  })

  it('is no first start', async () => {
    await app.quit()
    await app.start()
    await chatOf(app.page).composer.waitFor()
    expect(await welcomeOf(app.page).title.count()).toBe(0)
    await sidebarOf(app.page).openKeys()
    await keysOf(app.page).says('Lost', words.keys.states.lost).waitFor()
    await sidebarOf(app.page).newChat()
    await chatOf(app.page).send('Is it there?')
    await chatOf(app.page).lastAnswer.getByText(words.failures.codes['keychain/lost'].title).waitFor()
  })
})
