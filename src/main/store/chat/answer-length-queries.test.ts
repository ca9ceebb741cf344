import { expect, test } from 'vitest'
import type { ConversationId } from '../../../domain/ids.ts'
import { newId } from '../new-id.ts'
import { makeRecord, nano, openTestStore, startMs } from '../test-support.ts'

const conversationId = newId<ConversationId>()

test('lists the newest answers that ended well, of a conversation and of a model', () => {
  const store = openTestStore()
  const insert = (outputTokens: number, over: Parameters<typeof makeRecord>[0] = {}) =>
    store.usageRecords.insert(
      makeRecord({ atMs: startMs + outputTokens, conversationId, outputTokens, ...over }),
    )
  for (let tokens = 1; tokens <= 30; tokens += 1) insert(tokens)
  insert(100, { purpose: 'title' })
  insert(101, { outcome: 'stopped' })
  insert(102, { backend: 'practice', certainty: 'free', costNanoUsd: nano(0) })
  insert(103, { modelAsked: 'another' })
  insert(104, { conversationId: null })
  const newest = Array.from({ length: 20 }, (_, index) => 30 - index)
  expect(store.answerLengths.listOfConversation(conversationId)).toEqual([103, ...newest.slice(0, 19)])
  expect(store.answerLengths.listOfModel('gpt-6-luna')).toEqual([104, ...newest.slice(0, 19)])
  expect(store.answerLengths.listOfModel('unheard-of')).toEqual([])
})

test('looks no further than a hundred requests', () => {
  const store = openTestStore()
  store.usageRecords.insert(makeRecord({ conversationId }))
  for (let later = 1; later <= 100; later += 1)
    store.usageRecords.insert(makeRecord({ conversationId, atMs: startMs + later, outcome: 'failed' }))
  expect(store.answerLengths.listOfConversation(conversationId)).toEqual([])
})
