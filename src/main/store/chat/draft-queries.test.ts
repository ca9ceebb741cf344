import { expect, test } from 'vitest'
import type { ConversationId } from '../../../domain/ids.ts'
import { newId } from '../new-id.ts'
import { buildStore } from '../store.ts'
import { beginConversation, openTestConnection, startMs } from '../test-support.ts'

function open() {
  const db = openTestConnection()
  const count = db.prepare<[], number>('SELECT count(*) FROM draft').pluck()
  return { store: buildStore(db), count: () => count.get() }
}

test('each conversation has a draft of its own, and so has the one not begun', () => {
  const { store, count } = open()
  const ids = [beginConversation(store).id, beginConversation(store).id, null]
  for (const id of ids) expect(store.drafts.read(id)).toBe('')
  for (const id of ids) store.drafts.save(id, `of ${id}`)
  for (const id of ids) store.drafts.save(id, `of ${id}, later\u0000“👩‍👩‍👧”`)
  for (const id of ids) expect(store.drafts.read(id)).toBe(`of ${id}, later\u0000“👩‍👩‍👧”`)
  expect(count()).toBe(3)
})

test('nothing is kept of an empty one', () => {
  const { store, count } = open()
  const { id } = beginConversation(store)
  for (const one of [id, null]) {
    store.drafts.save(one, 'text')
    store.drafts.save(one, '')
    expect(store.drafts.read(one)).toBe('')
  }
  expect(count()).toBe(0)
})

test('it goes with its conversation and not before; none is kept for one that is gone', () => {
  const { store, count } = open()
  const { id } = beginConversation(store)
  store.drafts.save(id, 'typed')
  store.conversations.markDeleted(id, startMs)
  store.drafts.save(id, 'typed last')
  expect(store.drafts.read(id)).toBe('typed last')
  store.conversations.remove(id)
  expect(count()).toBe(0)
  for (const gone of [id, newId<ConversationId>()]) store.drafts.save(gone, 'late')
  expect(count()).toBe(0)
})
