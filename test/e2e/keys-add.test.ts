// A key is typed and tested before it is saved; afterwards the window's memory must not contain it.
import { describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { createCanary, scanText } from '../support/canary.ts'
import { readHeap } from '../support/heap.ts'
import { lookUpSecret } from '../support/secret-tool.ts'
import { bridgeOf } from './bridge.ts'
import { chatOf } from './screens/chat.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const ours = { service: 'app.latchkey.Latchkey' }
const app = withApp({
  hasKeyring: true,
  isOpenAi: true,
  server: { apiKey: canary, models: ['gpt-6-luna', 'gpt-6-sol'] },
})

describe('a key that is typed', () => {
  it('is tested before it is saved', async () => {
    await welcomeOf(app.page).addKey()
    const keys = keysOf(app.page)
    await keys.type({ secret: `  "${canary}" ` })
    await keys.hold()
    await keys.verdict.getByText(words.addKey.saving.yes).waitFor()
    await expect.poll(() => keys.lines.count()).toBe(9)
    // The server accepts only this key. Seen from outside, it is not stored yet.
    expect(await keys.line('models').innerText()).toContain(words.addKey.checklist.models(2))
    expect(await lookUpSecret(app.keyring.env, ours)).toBeUndefined()
  })

  it('[S3] is not in the window any more, as soon as it is held', async () => {
    expect(await keysOf(app.page).secretField.count()).toBe(0)
    const heap = await readHeap(app.page)
    expect(heap.length).toBeGreaterThan(100_000)
    expect(scanText(heap, canary)).toEqual([])
    // The positive control: a text that the page does keep is in the snapshot.
    await app.page.evaluate((text) => Object.assign(globalThis, { kept: text }), canary)
    expect(scanText(await readHeap(app.page), canary)).not.toEqual([])
    // So that the next snapshot, once the key is saved and used, can be clean.
    await app.page.evaluate(() => Reflect.deleteProperty(globalThis, 'kept'))
  })

  it('asks before it spends, says how much, and records what it spent', async () => {
    const bridge = await bridgeOf(app.page)
    const all = { calendar: 'local', span: null, filter: null, kind: 'all', limit: 10, before: null } as const
    const records = async () => {
      const listed = await bridge.evaluate((api, page) => api.usage.listRecords(page), all)
      return listed.ok ? listed.value.records : []
    }
    expect(await records()).toEqual([])
    const keys = keysOf(app.page)
    expect(await keys.line('quota').innerText()).toMatch(/\$0\.0000/u)
    await keys.payForQuota()
    const [record, ...others] = await records()
    expect(others).toEqual([])
    expect(record).toMatchObject({ purpose: 'key-test', outcome: 'done', certainty: 'exact' })
    expect(record?.costNanoUsd).toBeGreaterThan(0)
  })

  it('[S8] is in the keychain once it is saved, and can be used', async () => {
    const keys = keysOf(app.page)
    await keys.saveAs('Personal', { project: 'Everyday' })
    expect(await lookUpSecret(app.keyring.env, ours)).toBe(canary)
    await keys.startChat()
    const chat = chatOf(app.page)
    await chat.send('Hello')
    await chat.endedAnswer.getByText('streamed').waitFor()
    expect(scanText(await readHeap(app.page), canary)).toEqual([])
  })

  it('is not taken a second time for the same server', async () => {
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    await keys.openSheet()
    await keys.type({ secret: canary })
    await keys.hold()
    await keys.problem.getByText('Personal').waitFor()
    await keys.close()
  })
})
