// Without a keychain a key can be kept until quit, under a banner, and in no other place. And a keychain that
// never answers blocks nothing.
import { describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { createCanary, plantCanary, scanFolder } from '../support/canary.ts'
import { bridgeOf, holdTyped, findSeenKey } from './bridge.ts'
import { chatOf } from './screens/chat.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const banner = (label: string) => words.session.kept(label, 1, false)

describe('without a session bus', () => {
  const app = withApp({
    hasKeyring: 'no-dbus',
    isOpenAi: true,
    server: { apiKey: canary, models: ['gpt-6-luna'] },
  })

  it('[S9] a key is offered to be kept until quit, and says so before it is', async () => {
    await welcomeOf(app.page).addKey()
    const keys = keysOf(app.page)
    await keys.type({ secret: canary })
    await keys.hold()
    await keys.checklist.getByText(words.failures.codes['keychain/unavailable'].title).waitFor()
    await keys.isTestOver()
    expect(await keys.saveButton.innerText()).toBe(words.addKey.saving.saveForSession)
    await keys.saveAs('Borrowed')
  })

  it('[S9] it works, under a banner on every screen', async () => {
    await keysOf(app.page).startChat()
    const chat = chatOf(app.page)
    await chat.send('Hello')
    await chat.endedAnswer.getByText('streamed').waitFor()
    await app.page.getByText(banner('Borrowed')).waitFor()
    await sidebarOf(app.page).openUsage()
    await app.page.getByText(banner('Borrowed')).waitFor()
  })

  it('[S9] main refuses to keep it anywhere else', async () => {
    const keyId = await holdTyped(app.page, createCanary(), 'https://api.openai.com/v1')
    const bridge = await bridgeOf(app.page)
    const saved = await bridge.evaluate((api, saying) => api.keys.saveCandidate(saying), {
      ...(await findSeenKey(app.page, keyId)),
      label: 'Another',
      project: '',
      note: '',
      keepIn: 'keychain' as const,
    })
    expect(saved.ok ? 'saved' : saved.failure.code).toBe('keychain/unavailable')
  })

  it('[S9] nothing of it outlives the app', async () => {
    await app.quit()
    for (const folder of [app.profileFolder, app.temporaryFolder, app.keyring.folder]) {
      expect(await scanFolder(folder, canary)).toEqual([])
      const planted = await plantCanary(folder, canary)
      expect((await scanFolder(folder, canary)).map(({ file }) => file)).toContain(planted)
    }
    await app.start()
    const bridge = await bridgeOf(app.page)
    expect(await bridge.evaluate((api) => api.keys.listKeys({}))).toEqual({ ok: true, value: [] })
    expect(await app.page.getByText(banner('Borrowed')).count()).toBe(0)
    // The chat is there, and says that its key is gone instead of using another.
    await sidebarOf(app.page).conversation('Hello').click()
    await chatOf(app.page).answers.first().waitFor()
  })
})

describe('with a keychain that never answers', () => {
  const app = withApp({ hasKeyring: true })

  it('[R14] the window answers, and the practice guide chats, while it is waited for', async () => {
    await app.quit()
    await app.keyring.freeze('service')
    await app.start()
    const bridge = await bridgeOf(app.page)
    const order: string[] = []
    const asked = bridge
      .evaluate((api) => api.keys.readKeychain({}))
      .then((answer) => {
        order.push('keychain')
        return answer
      })
    await welcomeOf(app.page).practice()
    const chat = chatOf(app.page)
    await chat.send('How do I get a key?')
    await chat.lastAnswer.waitFor()
    await bridge.evaluate((api) => api.keys.listKeys({}))
    order.push('everything else')
    // The app gave up and says so with a message of its own.
    expect(await asked).toMatchObject({ ok: true, value: { state: 'silent' } })
    expect(order).toEqual(['everything else', 'keychain'])
    await sidebarOf(app.page).openKeys()
    await keysOf(app.page).text(words.keys.keychain('GNOME Keyring', 'silent')).waitFor()
  })

  it('[R14] and is found again once it answers', async () => {
    app.keyring.thaw('service')
    const bridge = await bridgeOf(app.page)
    await expect
      .poll(() => bridge.evaluate((api) => api.keys.readKeychain({})), { timeout: 60_000 })
      .toMatchObject({ ok: true, value: { state: 'ok' } })
  })
})
