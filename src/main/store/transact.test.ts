import Database from 'better-sqlite3-multiple-ciphers'
import { describe, expect, test } from 'vitest'
import { buildStore } from './store.ts'
import {
  beginConversation,
  makeFolder,
  makeKey,
  makeMessage,
  openTestConnection,
  openTestStore,
  pathsIn,
} from './test-support.ts'

describe('transact', () => {
  test('does all or nothing, and lets a throw through', () => {
    const store = openTestStore()
    expect(
      store.transact(() => {
        store.keys.insert(makeKey())
        return 7
      }),
    ).toEqual({ ok: true, value: 7 })
    expect(() =>
      store.transact(() => {
        store.keys.insert(makeKey())
        throw new Error('a bug')
      }),
    ).toThrow('a bug')
    expect(store.keys.list()).toHaveLength(1)
  })

  test('a nested call joins: what fails in it undoes it all', () => {
    const store = openTestStore()
    expect(() =>
      store.transact(() => {
        store.keys.insert(makeKey())
        store.transact(() => store.keys.insert(makeKey()))
        throw new Error('after the nested one')
      }),
    ).toThrow('after the nested one')
    expect(store.keys.list()).toEqual([])
  })

  test('refuses a promise, undoing the work', () => {
    const store = openTestStore()
    expect(() => store.transact(async () => store.keys.insert(makeKey()))).toThrow(TypeError)
    expect(store.keys.list()).toEqual([])
  })

  test.each(['plain', 'nested'])(
    'on a full disk (%s) it fails, keeps what was, and works again with room',
    (how) => {
      const db = openTestConnection()
      const store = buildStore(db)
      const conversation = beginConversation(store)
      const pages = Number(db.pragma('page_count', { simple: true }))
      db.pragma(`max_page_count = ${pages + 2}`)
      const write = (): void => {
        store.conversations.change(conversation.id, { title: 'changed' })
        store.messages.insert(makeMessage(conversation.id, { text: 'x'.repeat(100_000) }))
      }
      const result = store.transact(() => (how === 'plain' ? write() : void store.transact(write)))
      expect(result).toMatchObject({
        ok: false,
        failure: { code: 'store/full', retry: { kind: 'action', action: 'free-disk-space' } },
      })
      expect(store.conversations.find(conversation.id)?.title).toBe('Hello')
      expect(store.messages.readBranch(conversation.id)).toEqual([])

      db.pragma('max_page_count = 1000000')
      expect(store.transact(write).ok).toBe(true)
      expect(store.conversations.find(conversation.id)?.title).toBe('changed')
    },
  )

  test('another writer makes it busy, without harm', () => {
    const folder = makeFolder()
    const store = openTestStore(folder)
    const db = new Database(pathsIn(folder).path, { timeout: 0 })
    const second = buildStore(db)
    const inner = store.transact(() => {
      store.keys.insert(makeKey())
      return second.transact(() => second.keys.insert(makeKey()))
    })
    expect(inner).toMatchObject({ ok: true, value: { ok: false, failure: { code: 'store/busy' } } })
    expect(second.transact(() => second.keys.insert(makeKey())).ok).toBe(true)
    db.close()
    expect(store.keys.list()).toHaveLength(2)
  })
})
