import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeFailure } from '../../domain/failure.ts'
import type { ConversationId } from '../../domain/ids.ts'
import { err } from '../../domain/result.ts'
import { newId } from '../store/new-id.ts'
import { buildStore, type Store } from '../store/store.ts'
import {
  beginConversation,
  checkDatabase,
  makeMessage,
  makeRecord,
  openTestConnection,
  readIndexed,
  startMs,
} from '../store/test-support.ts'
import { createDeletions, restorableForMs } from './deletions.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

function open() {
  const db = openTestConnection()
  const real = buildStore(db)
  const count = (table: string): unknown => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  const warnings: string[] = []
  const stopped: ConversationId[] = []
  let isFull = false
  const full = makeFailure('store/full', 'free-disk-space')
  const store: Store = { ...real, transact: (work) => (isFull ? err(full) : real.transact(work)) }
  const create = () =>
    createDeletions({
      store,
      stopIn: async (id) => void stopped.push(id),
      nowMs: () => startMs,
      logger: { warn: (message) => warnings.push(message) },
    })
  const begin = (messageCount = 1) => {
    const { id } = beginConversation(store)
    for (let at = 0; at < messageCount; at += 1) store.messages.insert(makeMessage(id))
    store.usageRecords.insert(makeRecord({ conversationId: id }))
    return id
  }
  return { db, store, create, begin, count, warnings, stopped, setFull: (next: boolean) => (isFull = next) }
}

/** What is removed in turns is gone once nothing is left to do at once. */
const settle = async (isDone: () => boolean) => {
  for (let turn = 0; turn < 100 && !isDone(); turn += 1) await new Promise((resolve) => setImmediate(resolve))
  expect(isDone()).toBe(true)
}

test('a deleted conversation is out of sight at once, and removed for good when its time is over', async () => {
  const { db, store, create, begin, count, stopped } = open()
  const deletions = create()
  const [id, other] = [begin(250), begin()]
  expect(await deletions.delete(id)).toEqual({ ok: true, value: undefined })
  expect(store.conversations.find(id)).toBeNull()
  expect(stopped).toContain(id)
  vi.advanceTimersByTime(restorableForMs - 1)
  expect([count('conversation'), count('message')]).toEqual([2, 251])
  vi.advanceTimersByTime(1)
  await settle(() => count('conversation') === 1)
  expect([count('message'), count('usage_record')]).toEqual([1, 2])
  expect(store.conversations.find(other)).not.toBeNull()
  const { indexed, expected } = readIndexed(db)
  expect(indexed).toEqual(expected)
  expect(checkDatabase(db)).toEqual(['ok', []])
})

test('answers are stopped before it goes, and those that began meanwhile after', async () => {
  const { store, begin } = open()
  const id = begin()
  const seen: boolean[] = []
  const deletions = createDeletions({
    store,
    stopIn: async () => void seen.push(store.conversations.find(id) !== null),
    nowMs: () => startMs,
    logger: { warn: () => {} },
  })
  await deletions.delete(id)
  expect(seen).toEqual([true, false])
})

test('until then it can be restored, as it was, and stays', async () => {
  const { store, create, begin, count } = open()
  const deletions = create()
  const id = begin(3)
  const before = [store.conversations.find(id), store.messages.listAll(id)]
  await deletions.delete(id)
  vi.advanceTimersByTime(restorableForMs - 1)
  expect(deletions.restore(id).ok).toBe(true)
  vi.advanceTimersByTime(10 * restorableForMs)
  await deletions.close()
  expect([store.conversations.find(id), store.messages.listAll(id)]).toEqual(before)
  expect(count('message')).toBe(3)
})

test('what is not there can be neither deleted nor restored, nor what is being removed', async () => {
  const { create, begin } = open()
  const deletions = create()
  const id = begin(250)
  const notFound = { ok: false, failure: { code: 'store/not-found' } }
  expect(await deletions.delete(newId<ConversationId>())).toMatchObject(notFound)
  expect(deletions.restore(id)).toMatchObject(notFound)
  const both = await Promise.all([deletions.delete(id), deletions.delete(id)])
  expect(both.map(({ ok }) => ok)).toEqual([true, false])
  vi.advanceTimersByTime(restorableForMs)
  expect(deletions.restore(id)).toMatchObject(notFound)
})

test('what was deleted and is left at the end is removed then', async () => {
  const { create, begin, count } = open()
  const deletions = create()
  for (const id of [begin(), begin()]) await deletions.delete(id)
  await deletions.close()
  expect([count('conversation'), count('message')]).toEqual([0, 0])
})

test('what was left after a sudden end is removed at the next start, and nothing deleted since', async () => {
  const { store, create, begin, count } = open()
  const [left, fresh, kept] = [begin(150), begin(), begin()]
  store.conversations.markDeleted(left, startMs)
  const deletions = create()
  await deletions.delete(fresh)
  await deletions.removeLeft()
  expect(count('conversation')).toBe(2)
  expect(deletions.restore(fresh).ok).toBe(true)
  expect(store.conversations.find(kept)).not.toBeNull()
  await deletions.removeLeft()
  expect(count('conversation')).toBe(2)
})

test('on a full disk it is not deleted; one that can not be removed stays out of sight for the next start', async () => {
  const { store, create, begin, count, warnings, setFull } = open()
  const deletions = create()
  const id = begin()
  setFull(true)
  expect(await deletions.delete(id)).toMatchObject({ ok: false, failure: { code: 'store/full' } })
  expect(store.conversations.find(id)).not.toBeNull()
  setFull(false)
  await deletions.delete(id)
  setFull(true)
  vi.advanceTimersByTime(restorableForMs)
  await settle(() => warnings.length === 1)
  expect(store.conversations.find(id)).toBeNull()
  setFull(false)
  await create().removeLeft()
  expect(count('conversation')).toBe(0)
})
