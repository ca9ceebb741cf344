import { expect, test } from 'vitest'
import { makeFailure } from '../../domain/failure.ts'
import type { ConversationId, MessageId } from '../../domain/ids.ts'
import type { Message } from '../../domain/message.ts'
import { prepareMessages } from './messages.ts'
import type { Store } from './store.ts'
import {
  makeConversation,
  makeMessage,
  makeRecord,
  nano,
  openTestConnection,
  openTestStore,
  startMs,
} from './test-support.ts'

function openWithConversation(): { store: Store; conversationId: ConversationId } {
  const store = openTestStore()
  const conversation = makeConversation()
  store.conversations.insert(conversation)
  return { store, conversationId: conversation.id }
}

const texts = (messages: readonly Message[]): string[] => messages.map(({ text }) => text)

/** Inserts one after the other, each under the one named; answers their ids by name. */
function growTree(
  store: Store,
  conversationId: ConversationId,
  tree: readonly (readonly [string, string | null])[],
) {
  const ids = new Map<string, MessageId>()
  for (const [text, parent] of tree) {
    const parentId = parent === null ? null : (ids.get(parent) ?? null)
    // Each is dated before the last: only the order of writing may count, for clocks are set back.
    const message = makeMessage(conversationId, { text, parentId, createdAtMs: startMs - ids.size })
    store.messages.insert(message)
    ids.set(text, message.id)
  }
  return (name: string): MessageId => {
    const id = ids.get(name)
    if (!id) throw new Error(name)
    return id
  }
}

test('a branch follows the newest child at each step; a path goes up by parents', () => {
  const { store, conversationId } = openWithConversation()
  const id = growTree(store, conversationId, [
    ['question', null],
    ['answer 1', 'question'],
    ['follow-up', 'answer 1'],
    ['answer 2', 'question'],
    ['more', 'answer 2'],
    ['late child of answer 1', 'answer 1'],
  ])
  expect(texts(store.messages.readBranch(conversationId))).toEqual(['question', 'answer 2', 'more'])
  expect(texts(store.messages.readPath(id('late child of answer 1')))).toEqual([
    'question',
    'answer 1',
    'late child of answer 1',
  ])
  expect(texts(store.messages.readPath(id('question')))).toEqual(['question'])
})

test('an edited first message is a new root, and its branch the newest', () => {
  const { store, conversationId } = openWithConversation()
  growTree(store, conversationId, [
    ['one', null],
    ['answer', 'one'],
    ['one, edited', null],
  ])
  expect(texts(store.messages.readBranch(conversationId))).toEqual(['one, edited'])
})

test('the branches of two conversations do not mix, and none is empty', () => {
  const { store, conversationId } = openWithConversation()
  const other = makeConversation()
  store.conversations.insert(other)
  growTree(store, conversationId, [['mine', null]])
  growTree(store, other.id, [['theirs', null]])
  expect(texts(store.messages.readBranch(conversationId))).toEqual(['mine'])
  store.conversations.remove(other.id)
  expect(store.messages.readBranch(other.id)).toEqual([])
})

test('a branch of 5,000 messages is read whole and in order', () => {
  const { store, conversationId } = openWithConversation()
  store.transact(() => {
    let parentId: MessageId | null = null
    for (let at = 0; at < 5_000; at += 1) {
      const message = makeMessage(conversationId, { parentId, text: String(at) })
      store.messages.insert(message)
      parentId = message.id
    }
  })
  const branch = store.messages.readBranch(conversationId)
  expect(texts(branch)).toEqual(Array.from({ length: 5_000 }, (_, at) => String(at)))
  const leaf = branch.at(-1)
  expect(leaf && store.messages.readPath(leaf.id)).toEqual(branch)
})

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

  const failure = makeFailure(
    'openai/rate-limited',
    'Slow down.',
    { kind: 'after', delayMs: 5 },
    { host: 'x' },
  )
  store.messages.finish(answer.id, { text: 'half', status: 'failed', failure })
  store.messages.checkpoint(answer.id, 'late')
  store.messages.finish(answer.id, { text: 'later', status: 'done', failure: null })
  expect(store.messages.find(answer.id)).toMatchObject({ text: 'half', status: 'failed', failure })
  expect(store.messages.listStreaming()).toEqual([])
})

test('a failure that this version does not know is none, and the message stays', () => {
  const db = openTestConnection()
  const messages = prepareMessages(db)
  db.exec(`INSERT INTO conversation VALUES ('c', '', NULL, 'm', 0, 0)`)
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
