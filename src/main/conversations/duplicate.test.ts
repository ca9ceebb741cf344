import { expect, test } from 'vitest'
import { makeFailure } from '../../domain/failure.ts'
import type { MessageId } from '../../domain/ids.ts'
import { noParameters } from '../../domain/chat/parameters.ts'
import { err, type Result } from '../../domain/result.ts'
import { buildStore, type Store } from '../store/store.ts'
import {
  allRecords,
  beginConversation,
  checkDatabase,
  growTree,
  makeConversation,
  makeMessage,
  makeRecord,
  openTestConnection,
  openTestStore,
  readIndexed,
  startMs,
  textsOf,
} from '../store/test-support.ts'
import { copyConversation } from './duplicate.ts'

const laterMs = startMs + 5

function take<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

test('the copy has the whole tree, shows the same branch, and is the newest', async () => {
  const db = openTestConnection()
  const store = buildStore(db)
  const source = makeConversation({ title: 'Tree', titleKind: 'generated', isPinned: true, isArchived: true })
  const parameters = { ...noParameters, temperature: 0.5, systemPrompt: 'Be brief.' }
  store.conversations.insert(source, parameters)
  const id = growTree(store, source.id, [
    ['question', null],
    ['left', 'question'],
    ['below left', 'left'],
    ['right', 'question'],
    ['other root', null],
  ])
  store.messages.showBranch(id('left'))
  store.usageRecords.insert(makeRecord({ conversationId: source.id, messageId: id('left') }))
  const before = [store.conversations.find(source.id), store.messages.listAll(source.id)]

  const copyId = take(await copyConversation(store, source, laterMs))
  expect(store.conversations.find(copyId)).toEqual({
    ...source,
    id: copyId,
    isPinned: false,
    isArchived: false,
    createdAtMs: laterMs,
    updatedAtMs: laterMs,
  })
  expect(store.conversations.readParameters(copyId)).toEqual(parameters)
  expect(textsOf(store.messages.readBranch(copyId))).toEqual(['question', 'left', 'below left'])
  expect(store.messages.listBranches(copyId)).toHaveLength(2)
  const copied = store.messages.listAll(copyId)
  const texts = new Map(copied.map((message) => [message.id, message.text]))
  expect(copied.map(({ text, parentId }) => [text, parentId && texts.get(parentId)])).toEqual([
    ['question', null],
    ['left', 'question'],
    ['below left', 'left'],
    ['right', 'question'],
    ['other root', null],
  ])
  expect(copied.map(({ usage }) => usage)).toEqual(copied.map(() => null))
  expect(store.search.findMessages('"left"', 'newest', 9)).toHaveLength(4)

  expect([store.conversations.find(source.id), store.messages.listAll(source.id)]).toEqual(before)
  expect(store.usageRecords.count(allRecords)).toBe(1)
  const { indexed, expected } = readIndexed(db)
  expect(indexed).toEqual(expected)
  expect(checkDatabase(db)).toEqual(['ok', []])
})

test('an answer that is being written is copied as far as it came', async () => {
  const store = openTestStore()
  const source = beginConversation(store)
  const question = makeMessage(source.id)
  const answer = makeMessage(source.id, { parentId: question.id, role: 'assistant', status: 'streaming' })
  for (const message of [question, answer]) store.messages.insert(message)
  store.messages.checkpoint(answer.id, 'half')
  const copyId = take(await copyConversation(store, source, laterMs))
  expect(store.messages.readBranch(copyId)).toMatchObject([
    { status: 'done' },
    { status: 'interrupted', text: 'half' },
  ])
  expect(store.messages.listStreaming()).toEqual([answer.id])
})

test('an empty conversation has a copy as empty', async () => {
  const store = openTestStore()
  const copyId = take(await copyConversation(store, beginConversation(store), laterMs))
  expect(store.conversations.find(copyId)).not.toBeNull()
  expect(store.messages.listAll(copyId)).toEqual([])
})

/** A conversation that takes several turns to copy. */
function beginLong(store: Store) {
  const source = beginConversation(store)
  store.transact(() => {
    let parentId: MessageId | null = null
    for (let at = 0; at < 350; at += 1) {
      const message = makeMessage(source.id, { parentId, text: `word${at}` })
      store.messages.insert(message)
      parentId = message.id
    }
  })
  return source
}

test('a long one is out of sight until it is whole, and others have their turn meanwhile', async () => {
  const store = openTestStore()
  const source = beginLong(store)
  const list = () => store.conversations.list({ shelf: { kind: 'recent' }, limit: 9, before: null })
  const copying = copyConversation(store, source, laterMs)
  const isDone = (): boolean => list().length === 2
  let turns = 0
  for (; !isDone(); turns += 1) {
    expect(list()).toEqual([source])
    expect(store.search.findMessages('"word0"', 'newest', 9)).toHaveLength(1)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const copyId = take(await copying)
  expect(turns).toBeGreaterThan(2)
  expect(list().map(({ id }) => id)).toEqual([copyId, source.id])
  expect(textsOf(store.messages.readBranch(copyId))).toEqual(textsOf(store.messages.readBranch(source.id)))
})

test('on a full disk nothing of it is left', async () => {
  const real = openTestStore()
  const source = beginLong(real)
  const full = makeFailure('store/full', 'free-disk-space')
  let calls = 0
  // The third transaction alone: the beginning and one turn are written.
  const store: Store = { ...real, transact: (work) => ((calls += 1) === 3 ? err(full) : real.transact(work)) }
  expect(await copyConversation(store, source, laterMs)).toEqual(err(full))
  expect(real.conversations.listDeleted()).toEqual([])
  expect(real.conversations.list({ shelf: { kind: 'recent' }, limit: 9, before: null })).toEqual([source])
})
