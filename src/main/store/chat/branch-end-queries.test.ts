import { describe, expect, test } from 'vitest'
import type { ConversationId } from '../../../domain/ids.ts'
import { newId } from '../new-id.ts'
import { beginConversation, growTree, makeMessage, makeRecord, openTestStore } from '../test-support.ts'

function growSome() {
  const store = openTestStore()
  const { id } = beginConversation(store)
  const idOf = growTree(store, id, [
    ['q1', null],
    ['a1', 'q1'],
    ['q2', 'a1'],
    ['a2', 'q2'],
    ['other q2', 'a1'],
  ])
  return { store, id, idOf, ends: store.branchEnds }
}

test('finds the end of the branch that is shown, and reads up from it', () => {
  const { store, id, idOf, ends } = growSome()
  expect(ends.findLeaf(id)).toBe(idOf('other q2'))
  store.messages.showBranch(idOf('q2'))
  const leaf = ends.findLeaf(id)
  expect(leaf).toBe(idOf('a2'))
  if (!leaf) return
  expect(ends.readUp(leaf, 3).map(({ text }) => text)).toEqual(['a2', 'q2', 'a1'])
  expect(ends.readUp(leaf, 9).at(-1)).toMatchObject({
    text: 'q1',
    parentId: null,
    failure: null,
    exact: null,
  })
  expect(ends.findLeaf(beginConversation(store).id)).toBeNull()
})

test('tells what the last request of an answer was counted to, if that is exact', () => {
  const { store, idOf, ends } = growSome()
  const messageId = idOf('a2')
  const readExact = () => ends.readUp(messageId, 1)[0]?.exact
  store.usageRecords.insert(makeRecord({ messageId, inputTokens: 1 }))
  store.usageRecords.insert(
    makeRecord({
      messageId,
      inputTokens: 70,
      outputTokens: 30,
      reasoningTokens: 20,
      baseUrl: 'https://a.example/v1',
    }),
  )
  store.usageRecords.insert(makeRecord({ messageId, purpose: 'title', inputTokens: 2 }))
  expect(readExact()).toEqual({
    modelId: 'gpt-6-luna',
    baseUrl: 'https://a.example/v1',
    inputTokens: 70,
    outputTokens: 30,
    reasoningTokens: 20,
  })
  store.usageRecords.insert(makeRecord({ messageId, certainty: 'estimated' }))
  expect(readExact()).toBeNull()
})

describe('the mark of a conversation', () => {
  test('is another after each change of what is shown', () => {
    const { store, id, idOf, ends } = growSome()
    const marks = new Set([ends.readMark(id)])
    const note = () => marks.add(ends.readMark(id))
    store.messages.showBranch(idOf('q2'))
    note()
    const answer = makeMessage(id, { role: 'assistant', parentId: idOf('a2'), status: 'streaming' })
    store.messages.insert(answer)
    note()
    store.messages.finish(answer.id, { text: 'All', status: 'done', failure: null })
    note()
    store.messages.showBranch(idOf('other q2'))
    note()
    expect(marks.size).toBe(5)
  })

  test('stays what it is while nothing changes there, and is gone with it', () => {
    const { store, id, ends } = growSome()
    const mark = ends.readMark(id)
    growTree(store, beginConversation(store).id, [['elsewhere', null]])
    expect(ends.readMark(id)).toBe(mark)
    expect(ends.readMark(newId<ConversationId>())).toBeNull()
  })
})
