import fc from 'fast-check'
import { expect, test } from 'vitest'
import { titleKinds, type Conversation, type ConversationShelf } from '../../../domain/chat/conversation.ts'
import type { ConversationId, FolderId, KeyId } from '../../../domain/ids.ts'
import { noParameters, type Parameters } from '../../../domain/chat/parameters.ts'
import { prepareConversations } from './conversation-queries.ts'
import { newId } from '../new-id.ts'
import type { Store } from '../store.ts'
import {
  allRecords,
  beginConversation,
  makeConversation,
  makeMessage,
  makeRecord,
  nano,
  openTestConnection,
  openTestStore,
  startMs,
} from '../test-support.ts'

const recent: ConversationShelf = { kind: 'recent' }

const parameters: Parameters = {
  temperature: 0.25,
  maxOutputTokens: 12_345,
  reasoningEffort: 'minimal',
  systemPrompt: 'Be “brief”.\n\u0000',
}

function listAll(store: Store, shelf: ConversationShelf, limit = 2): ConversationId[] {
  const seen: ConversationId[] = []
  for (let before: ConversationId | null = null; ;) {
    const page = store.conversations.list({ shelf, limit, before })
    seen.push(...page.map(({ id }) => id))
    const last = page.at(-1)
    if (!last) return seen
    before = last.id
  }
}

const newestFirst = (conversations: readonly Conversation[]): ConversationId[] =>
  conversations
    .toSorted((left, right) => right.updatedAtMs - left.updatedAtMs || (left.id < right.id ? 1 : -1))
    .map(({ id }) => id)

test('pages follow each other by newest change, ties by id, without gap or repetition', () => {
  const store = openTestStore()
  const all = [5, 3, 3, 3, 9, 1, 3].map((updatedAtMs) => beginConversation(store, { updatedAtMs }))
  expect(listAll(store, recent)).toEqual(newestFirst(all))
})

test('each conversation is on exactly one shelf, a deleted one on none', () => {
  const store = openTestStore()
  const folders = [newId<FolderId>(), newId<FolderId>()] as const
  for (const id of folders) store.folders.insert({ id, name: 'Folder' })
  const places = fc.record({
    isPinned: fc.boolean(),
    isArchived: fc.boolean(),
    folderId: fc.constantFrom(null, ...folders),
    isDeleted: fc.boolean(),
    updatedAtMs: fc.nat(3),
  })
  fc.assert(
    fc.property(fc.array(places, { maxLength: 12 }), (made) => {
      const all = made.map(({ isDeleted, ...over }) => {
        const conversation = beginConversation(store, over)
        if (isDeleted) store.conversations.markDeleted(conversation.id, startMs)
        return { conversation, isDeleted }
      })
      const there = all.filter(({ isDeleted }) => !isDeleted).map(({ conversation }) => conversation)
      const onDesk = there.filter(({ isArchived }) => !isArchived)
      const unpinned = onDesk.filter(({ isPinned }) => !isPinned)
      const shelved = [
        listAll(store, { kind: 'archived' }),
        listAll(store, { kind: 'pinned' }),
        listAll(store, recent),
        ...folders.map((folderId) => listAll(store, { kind: 'folder', folderId })),
      ]
      expect(shelved).toEqual([
        newestFirst(there.filter(({ isArchived }) => isArchived)),
        newestFirst(onDesk.filter(({ isPinned }) => isPinned)),
        newestFirst(unpinned.filter(({ folderId }) => folderId === null)),
        ...folders.map((id) => newestFirst(unpinned.filter(({ folderId }) => folderId === id))),
      ])
      for (const { conversation } of all) store.conversations.remove(conversation.id)
    }),
    { numRuns: 40 },
  )
})

test('after a conversation that was deleted nothing follows', () => {
  const store = openTestStore()
  beginConversation(store)
  const gone = beginConversation(store, { updatedAtMs: startMs + 1 })
  store.conversations.markDeleted(gone.id, startMs)
  for (const before of [gone.id, newId<ConversationId>()])
    expect(store.conversations.list({ shelf: recent, limit: 5, before })).toEqual([])
})

test('a conversation is read back as written, with its parameters, and touched', () => {
  const store = openTestStore()
  const folderId = newId<FolderId>()
  store.folders.insert({ id: folderId, name: 'Folder' })
  for (const titleKind of titleKinds) {
    const place = { folderId, isPinned: true, isArchived: true }
    const conversation = makeConversation({ keyId: newId<KeyId>(), titleKind, ...place })
    store.conversations.insert(conversation, parameters)
    expect(store.conversations.find(conversation.id)).toEqual(conversation)
    expect(store.conversations.readParameters(conversation.id)).toEqual(parameters)
    const touched = { updatedAtMs: startMs + 1, modelId: 'other', keyId: null }
    store.conversations.touch(conversation.id, touched)
    expect(store.conversations.find(conversation.id)).toEqual({ ...conversation, ...touched })
  }
})

test('a change changes what it names, and nothing else', () => {
  const store = openTestStore()
  const folderId = newId<FolderId>()
  store.folders.insert({ id: folderId, name: 'Folder' })
  const { conversations } = store
  let now = beginConversation(store)
  const other = beginConversation(store)
  const changes = [
    { isPinned: true },
    { folderId },
    { title: 'Naïve 漢字 👩‍👩‍👧' },
    { isArchived: true },
    { parameters },
    { isPinned: false, isArchived: false },
    { folderId: null },
    {},
  ] as const
  for (const change of changes) {
    const { parameters: _parameters, ...seen } = { parameters: noParameters, ...change }
    now = { ...now, ...seen, ...('title' in change ? { titleKind: 'own' } : {}) }
    expect(conversations.change(now.id, change)).toEqual(now)
    expect(conversations.find(now.id)).toEqual(now)
  }
  expect(conversations.readParameters(now.id)).toEqual(parameters)
  expect(conversations.find(other.id)).toEqual(other)
  expect(conversations.readParameters(other.id)).toEqual(noParameters)
  expect(conversations.change(newId<ConversationId>(), { isPinned: true })).toBeNull()
  expect(() => conversations.change(now.id, { folderId: newId<FolderId>() })).toThrow(/FOREIGN KEY/u)
})

test('a generated title takes the place of first words, and of nothing else', () => {
  const store = openTestStore()
  const { conversations } = store
  const [firstWords, generated, own] = titleKinds.map((titleKind) => beginConversation(store, { titleKind }))
  if (!firstWords || !generated || !own) throw new Error('three')
  expect(conversations.setGeneratedTitle(firstWords.id, 'Better')).toBe(true)
  expect(conversations.find(firstWords.id)).toMatchObject({ title: 'Better', titleKind: 'generated' })
  expect(conversations.setGeneratedTitle(firstWords.id, 'Again')).toBe(false)
  for (const one of [generated, own]) {
    expect(conversations.setGeneratedTitle(one.id, 'Better')).toBe(false)
    expect(conversations.find(one.id)).toEqual(one)
  }
  const gone = beginConversation(store)
  conversations.markDeleted(gone.id, startMs)
  expect(conversations.setGeneratedTitle(gone.id, 'Better')).toBe(false)
})

test('what a generated title cost is its last request for one', () => {
  const store = openTestStore()
  const { id } = beginConversation(store)
  const other = beginConversation(store)
  const add = (over: object) =>
    store.usageRecords.insert(makeRecord({ conversationId: id, purpose: 'title', ...over }))
  add({ modelAsked: 'before' })
  expect(store.conversations.readTitleUsage(id)).toBeNull()
  store.conversations.setGeneratedTitle(id, 'Better')
  add({ modelAsked: 'small', costNanoUsd: nano(7) })
  add({ modelAsked: 'chat', purpose: 'chat' })
  add({ modelAsked: 'of another', conversationId: other.id })
  expect(store.conversations.readTitleUsage(id)).toEqual({
    modelId: 'small',
    costNanoUsd: 7,
    certainty: 'exact',
  })
  store.conversations.change(id, { title: 'Mine' })
  expect(store.conversations.readTitleUsage(id)).toBeNull()
})

test('parameters that can not be read are none', () => {
  const db = openTestConnection()
  const conversations = prepareConversations(db)
  const conversation = makeConversation()
  conversations.insert(conversation, parameters)
  for (const odd of ['{}', 'null', '[]', '{"temperature":9}']) {
    db.prepare('UPDATE conversation SET parameters = ?').run(odd)
    expect(conversations.readParameters(conversation.id)).toEqual(noParameters)
  }
  expect(conversations.readParameters(newId<ConversationId>())).toEqual(noParameters)
})

test('the conversations of one key go on with another, as if nothing had been said', () => {
  const store = openTestStore()
  const [from, to, other] = [newId<KeyId>(), newId<KeyId>(), newId<KeyId>()]
  const made = [from, from, other, null].map((keyId) => beginConversation(store, { keyId }))
  const [first, second, third, fourth] = made
  if (!first || !second || !third || !fourth) throw new Error('four')
  store.conversations.moveKey(from, to)
  for (const one of [first, second]) expect(store.conversations.find(one.id)).toEqual({ ...one, keyId: to })
  for (const one of [third, fourth]) expect(store.conversations.find(one.id)).toEqual(one)
})

test('a deleted conversation is out of sight until it is restored, as it was', () => {
  const store = openTestStore()
  const { conversations } = store
  const conversation = beginConversation(store, { isPinned: true })
  expect(conversations.markDeleted(conversation.id, startMs)).toBe(true)
  expect(conversations.markDeleted(conversation.id, startMs + 1)).toBe(false)
  expect(conversations.listDeleted()).toEqual([conversation.id])
  expect(conversations.find(conversation.id)).toBeNull()
  expect(conversations.change(conversation.id, { title: 'Late' })).toBeNull()
  expect(conversations.restore(conversation.id)).toBe(true)
  expect(conversations.restore(conversation.id)).toBe(false)
  expect(conversations.listDeleted()).toEqual([])
  expect(conversations.find(conversation.id)).toEqual(conversation)
})

test('removing a long conversation removes all its messages, and no usage', () => {
  const store = openTestStore()
  const conversation = beginConversation(store)
  const other = beginConversation(store)
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
  expect(store.messages.listAll(conversation.id)).toEqual([])
  expect(store.messages.find(kept.id)).not.toBeNull()
  expect(store.usageRecords.count(allRecords)).toBe(1)
})
