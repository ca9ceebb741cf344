import { describe, expect, test } from 'vitest'
import { makeFailure } from '../../../domain/failure.ts'
import type { ConversationId } from '../../../domain/ids.ts'
import { prepareMessages } from './message-queries.ts'
import { buildStore, type Store } from '../store.ts'
import {
  beginConversation,
  growTree,
  makeMessage,
  makeRecord,
  nano,
  openTestConnection,
  openTestStore,
  readIndexed,
} from '../test-support.ts'

function openWithConversation(): { store: Store; conversationId: ConversationId } {
  const store = openTestStore()
  return { store, conversationId: beginConversation(store).id }
}

test('text is kept to the last byte', () => {
  const { store, conversationId } = openWithConversation()
  const text = 'a\0b\u202e\r\n\u2028👩‍👩‍👧 <script>' + 'x'.repeat(400_000)
  const message = makeMessage(conversationId, { text })
  store.messages.insert(message)
  expect(store.messages.find(message.id)).toEqual({ ...message, usage: null })
})

test('an answer takes text while it is written, ends once, and takes none after', () => {
  const { store, conversationId } = openWithConversation()
  const answer = makeMessage(conversationId, { role: 'assistant', status: 'streaming', text: '' })
  store.messages.insert(answer)
  expect(store.messages.listStreaming()).toEqual([answer.id])
  store.messages.checkpoint(answer.id, 'half')
  expect(store.messages.find(answer.id)).toMatchObject({ text: 'half', status: 'streaming' })

  const failure = makeFailure('openai/rate-limited', { kind: 'after', delayMs: 5 }, { host: 'x' })
  store.messages.finish(answer.id, { text: 'half', status: 'failed', failure })
  store.messages.checkpoint(answer.id, 'late')
  store.messages.finish(answer.id, { text: 'later', status: 'done', failure: null })
  expect(store.messages.find(answer.id)).toMatchObject({ text: 'half', status: 'failed', failure })
  expect(store.messages.listStreaming()).toEqual([])
})

test('a failure that this version does not know is none, and the message stays', () => {
  const db = openTestConnection()
  const messages = prepareMessages(db)
  db.exec(`INSERT INTO conversation (id, title, model_id, created_at_ms, updated_at_ms)
    VALUES ('c', '', 'm', 0, 0)`)
  const message = makeMessage('c' as ConversationId, { status: 'failed' }) // the row above
  messages.insert(message)
  for (const unknown of ['{"code":"other/one","message":"","retry":{"kind":"never"}}', 'null', '[]', '7']) {
    db.prepare('UPDATE message SET failure = ?').run(unknown)
    expect(messages.find(message.id)).toMatchObject({ status: 'failed', failure: null })
  }
})

test('usage comes from the last chat request of the message, and of no other purpose', () => {
  const { store, conversationId } = openWithConversation()
  const answer = makeMessage(conversationId, { role: 'assistant' })
  store.messages.insert(answer)
  store.usageRecords.insert(makeRecord({ messageId: answer.id, outcome: 'failed', costNanoUsd: nano(0) }))
  store.usageRecords.insert(makeRecord({ messageId: answer.id, costNanoUsd: nano(7), durationMs: 1.5 }))
  store.usageRecords.insert(makeRecord({ messageId: answer.id, purpose: 'title', costNanoUsd: nano(9) }))
  const usage = { inputTokens: 10, outputTokens: 5, costNanoUsd: 7, certainty: 'exact', durationMs: 1.5 }
  expect(store.messages.find(answer.id)?.usage).toEqual(usage)
  expect(store.messages.readBranch(conversationId).map((message) => message.usage)).toEqual([usage])
})

test('an unpriced answer has usage without a cost', () => {
  const { store, conversationId } = openWithConversation()
  const answer = makeMessage(conversationId, { role: 'assistant' })
  store.messages.insert(answer)
  store.usageRecords.insert(makeRecord({ messageId: answer.id, certainty: 'unpriced', costNanoUsd: null }))
  expect(store.messages.find(answer.id)?.usage).toMatchObject({ certainty: 'unpriced', costNanoUsd: null })
})

describe('the index of words', () => {
  const open = () => {
    const db = openTestConnection()
    const store = buildStore(db)
    const { id } = beginConversation(store)
    const found = (word: string): number => store.search.findMessages(`"${word}"`, 'newest', 9).length
    return { db, store, id, found }
  }

  test('takes a message once it is whole: at once, when it ends, and not while it is written', () => {
    const { db, store, id, found } = open()
    store.messages.insert(makeMessage(id, { text: 'first' }))
    const answer = makeMessage(id, { role: 'assistant', status: 'streaming', text: '' })
    store.messages.insert(answer)
    store.messages.checkpoint(answer.id, 'second half')
    expect([found('first'), found('second')]).toEqual([1, 0])
    expect(readIndexed(db).indexed).toHaveLength(1)
    const end = { text: 'second whole', status: 'stopped', failure: null } as const
    store.messages.finish(answer.id, end)
    store.messages.finish(answer.id, { ...end, text: 'third' })
    expect([found('second'), found('whole'), found('half'), found('third')]).toEqual([1, 1, 0, 0])
    const { indexed, expected } = readIndexed(db)
    expect(indexed).toEqual(expected)
  })

  test('takes what was interrupted, as far as it came, when the database is opened again', () => {
    const { db, store, id, found } = open()
    const answer = makeMessage(id, { role: 'assistant', status: 'streaming', text: 'so far' })
    store.messages.insert(answer)
    const again = buildStore(db)
    expect(again.interruptedMessages).toEqual([answer.id])
    expect(found('far')).toBe(1)
    expect(buildStore(db).interruptedMessages).toEqual([])
    const { indexed, expected } = readIndexed(db)
    expect(indexed).toEqual(expected)
  })

  test('is written with the message or not at all', () => {
    const { db, store, id } = open()
    const answer = makeMessage(id, { role: 'assistant', status: 'streaming', text: '' })
    store.messages.insert(answer)
    db.exec('ALTER TABLE message_fts RENAME TO message_fts_gone')
    expect(() => store.messages.insert(makeMessage(id, { text: 'lost' }))).toThrow(/message_fts/u)
    expect(() => store.messages.finish(answer.id, { text: 'lost', status: 'done', failure: null })).toThrow(
      /message_fts/u,
    )
    expect(store.messages.listAll(id)).toMatchObject([{ id: answer.id, text: '', status: 'streaming' }])
  })

  test('loses the last messages of a conversation with them, children before parents', () => {
    const { db, store, id, found } = open()
    growTree(store, id, [
      ['one', null],
      ['two', 'one'],
      ['three', 'two'],
    ])
    expect(store.messages.removeLast(id, 2)).toBe(2)
    expect([found('one'), found('two'), found('three')]).toEqual([1, 0, 0])
    expect([store.messages.removeLast(id, 2), store.messages.removeLast(id, 2)]).toEqual([1, 0])
    expect(readIndexed(db)).toEqual({ indexed: [], expected: [] })
  })
})
