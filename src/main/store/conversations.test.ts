import { expect, test } from 'vitest'
import type { ConversationId, KeyId } from '../../domain/ids.ts'
import { newId } from './new-id.ts'
import { makeConversation, makeMessage, makeRecord, openTestStore, startMs } from './test-support.ts'

test('pages follow each other by newest change, ties by id, without gap or repetition', () => {
  const { conversations } = openTestStore()
  const times = [5, 3, 3, 3, 9, 1, 3]
  const all = times.map((updatedAtMs) => makeConversation({ updatedAtMs }))
  for (const conversation of all) conversations.insert(conversation)
  const expected = all
    .toSorted((left, right) => right.updatedAtMs - left.updatedAtMs || (left.id < right.id ? 1 : -1))
    .map(({ id }) => id)

  const seen: ConversationId[] = []
  for (let before: ConversationId | null = null; ;) {
    const page = conversations.list({ limit: 2, before })
    seen.push(...page.map(({ id }) => id))
    const last = page.at(-1)
    if (!last) break
    before = last.id
  }
  expect(seen).toEqual(expected)
})

test('after a conversation that was deleted nothing follows', () => {
  const { conversations } = openTestStore()
  conversations.insert(makeConversation())
  expect(conversations.list({ limit: 5, before: newId<ConversationId>() })).toEqual([])
})

test('a conversation is read back as written, renamed and touched', () => {
  const { conversations } = openTestStore()
  const conversation = makeConversation({ keyId: newId<KeyId>() })
  conversations.insert(conversation)
  expect(conversations.find(conversation.id)).toEqual(conversation)
  conversations.rename(conversation.id, 'Naïve 漢字 👩‍👩‍👧')
  conversations.touch(conversation.id, { updatedAtMs: startMs + 1, modelId: 'other', keyId: null })
  expect(conversations.find(conversation.id)).toEqual({
    ...conversation,
    title: 'Naïve 漢字 👩‍👩‍👧',
    updatedAtMs: startMs + 1,
    modelId: 'other',
    keyId: null,
  })
})

test('the conversations of one key go on with another, as if nothing had been said', () => {
  const { conversations } = openTestStore()
  const [from, to, other] = [newId<KeyId>(), newId<KeyId>(), newId<KeyId>()]
  const [first, second, third, fourth] = [from, from, other, null].map((keyId) => makeConversation({ keyId }))
  if (!first || !second || !third || !fourth) throw new Error('four')
  for (const one of [first, second, third, fourth]) conversations.insert(one)
  conversations.moveKey(from, to)
  for (const one of [first, second]) expect(conversations.find(one.id)).toEqual({ ...one, keyId: to })
  for (const one of [third, fourth]) expect(conversations.find(one.id)).toEqual(one)
})

test('removing a long conversation removes all its messages, and no usage', () => {
  const store = openTestStore()
  const conversation = makeConversation()
  const other = makeConversation()
  store.conversations.insert(conversation)
  store.conversations.insert(other)
  const kept = makeMessage(other.id)
  store.messages.insert(kept)
  let message = makeMessage(conversation.id)
  store.transact(() => {
    store.messages.insert(message)
    // More than the 1,000 at which SQLite ends a cascade from parent to child.
    for (let depth = 0; depth < 1_500; depth += 1) {
      message = makeMessage(conversation.id, { parentId: message.id })
      store.messages.insert(message)
    }
  })
  store.usageRecords.insert(makeRecord({ conversationId: conversation.id, messageId: message.id }))

  store.conversations.remove(conversation.id)
  expect(store.conversations.find(conversation.id)).toBeNull()
  expect(store.messages.find(message.id)).toBeNull()
  expect(store.messages.readBranch(conversation.id)).toEqual([])
  expect(store.messages.find(kept.id)).not.toBeNull()
  expect(store.usageRecords.sum({ fromMs: 0, toMs: startMs + 1 }).requests).toBe(1)
})
