import { expect, test } from 'vitest'
import type { KeyId } from '../../domain/ids.ts'
import type { StoredKey } from '../store/keys/key-queries.ts'
import { newId } from '../store/new-id.ts'
import { makeKey, openTestStore } from '../store/test-support.ts'
import { createKeyBook } from './book.ts'

function makeBook() {
  const store = openTestStore()
  const book = createKeyBook(store.keys)
  const labels = () => book.list().map(({ label }) => label)
  const defaults = () =>
    book
      .list()
      .filter(({ isDefault }) => isDefault)
      .map(({ label }) => label)
  const put = (label: string, keptIn: 'keychain' | 'session', over: Partial<StoredKey> = {}): KeyId => {
    const key = makeKey({ label, createdAtMs: labels().length, ...over })
    book.insert(key, keptIn)
    return key.id
  }
  return { store, book, labels, defaults, put }
}

test('stored keys and those of the session are one list, oldest first, without fingerprints', () => {
  const { store, book, labels, put } = makeBook()
  put('first', 'keychain')
  put('second', 'session')
  put('third', 'keychain')
  expect(labels()).toEqual(['first', 'second', 'third'])
  expect(book.list().map(({ keptIn }) => keptIn)).toEqual(['keychain', 'session', 'keychain'])
  expect(JSON.stringify(book.list())).not.toContain('fingerprint')
  expect(store.keys.list().map(({ label }) => label)).toEqual(['first', 'third'])
  expect(createKeyBook(store.keys).list()).toHaveLength(2)
})

test('the same key for another address names the other, wherever that is kept', () => {
  const { book, put } = makeBook()
  const [one, two, three] = [
    put('one', 'keychain', { fingerprint: 'f' }),
    put('two', 'session', { fingerprint: 'f', baseUrl: 'https://example.test/v1' }),
    put('three', 'keychain'),
  ]
  expect(book.list().map(({ sameKeyId }) => sameKeyId)).toEqual([two, one, null])
  expect(book.findSame('f', 'https://example.test/v1')?.id).toBe(two)
  expect(book.findSame('f', 'https://example.test/v2')).toBeNull()
  book.remove(two)
  expect(book.show(one)?.sameKeyId).toBeNull()
  expect(book.show(two)).toBeNull()
  expect(book.find(three)).toMatchObject({ label: 'three', keptIn: 'keychain' })
})

test('a session key takes over as the default while it lives, and the stored one stands again after it', () => {
  const { book, defaults, put } = makeBook()
  const stored = put('stored', 'keychain')
  const session = put('session', 'session')
  expect(defaults()).toEqual(['session'])
  put('another', 'session')
  put('stored too', 'keychain')
  expect(defaults()).toEqual(['session'])
  expect([book.isDefault(session), book.isDefault(stored)]).toEqual([true, false])
  book.remove(session)
  expect(defaults()).toEqual(['stored'])
})

test('the person’s choice goes before: for a stored one, and for one of the session', () => {
  const { book, defaults, put } = makeBook()
  const stored = put('stored', 'keychain')
  const session = put('session', 'session')
  book.makeDefault(stored)
  expect(defaults()).toEqual(['stored'])
  book.makeDefault(session)
  expect(defaults()).toEqual(['session'])
  book.makeDefault(newId<KeyId>())
  expect(defaults()).toEqual(['session'])
  book.change(session, { isEnabled: false })
  expect(defaults()).toEqual(['stored'])
  book.makeDefault(session)
  expect(defaults()).toEqual(['stored'])
  // Enabled again it isn't the default again by itself.
  book.change(session, { isEnabled: true })
  expect(defaults()).toEqual(['stored'])
})

test('whatever is enabled, there is one default as long as anything is', () => {
  const { book, defaults, put } = makeBook()
  expect(defaults()).toEqual([])
  const one = put('one', 'session', { isEnabled: false })
  expect(defaults()).toEqual([])
  const two = put('two', 'session')
  const stored = put('stored', 'keychain')
  for (const id of [two, stored]) book.change(id, { isEnabled: false })
  expect(defaults()).toEqual([])
  book.change(one, { isEnabled: true })
  expect(defaults()).toEqual(['one'])
  book.change(stored, { isEnabled: true })
  expect(defaults()).toEqual(['stored'])
})

test('what is said and learned of a session key stays in memory', () => {
  const { store, book, put } = makeBook()
  const id = put('session', 'session', { note: 'Kept' })
  const [use, summary] = [
    { atMs: 5, failureCode: null },
    { outcome: 'warned', failureCode: 'openai/permission-denied', atMs: 6 } as const,
  ]
  book.change(id, { label: 'Renamed', note: undefined, rotateByMs: null })
  book.markUsed(id, use)
  book.recordTest(id, summary)
  expect(book.show(id)).toMatchObject({
    label: 'Renamed',
    note: 'Kept',
    rotateByMs: null,
    lastUse: use,
    lastTest: summary,
  })
  expect(store.keys.list()).toEqual([])
  const stored = put('stored', 'keychain')
  book.markUsed(stored, use)
  book.recordTest(stored, summary)
  expect(store.keys.find(stored)).toMatchObject({ lastUse: use, lastTest: summary })
})

test('with a key go the links that would lead nowhere', () => {
  const { book, put } = makeBook()
  const successor = put('new', 'keychain')
  const old = put('old', 'keychain', { replacedById: successor, isEnabled: false })
  const older = put('older', 'session', { replacedById: successor, isEnabled: false })
  const apart = put('apart', 'keychain', { replacedById: old })
  book.remove(successor)
  expect([old, older, apart].map((id) => book.show(id)?.replacedById)).toEqual([null, null, old])
  book.remove(old)
  expect(book.show(apart)?.replacedById).toBeNull()
})
