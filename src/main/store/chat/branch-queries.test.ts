import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import { newId } from '../new-id.ts'
import type { Store } from '../store.ts'
import {
  beginConversation,
  growTree,
  makeMessage,
  makeRecord,
  openTestStore,
  startMs,
  textsOf,
} from '../test-support.ts'

function openWithConversation(): { store: Store; conversationId: ConversationId } {
  const store = openTestStore()
  return { store, conversationId: beginConversation(store).id }
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
  expect(textsOf(store.messages.readBranch(conversationId))).toEqual(['question', 'answer 2', 'more'])
  expect(textsOf(store.messages.readPath(id('late child of answer 1')))).toEqual([
    'question',
    'answer 1',
    'late child of answer 1',
  ])
  expect(textsOf(store.messages.readPath(id('question')))).toEqual(['question'])
  const fromAnswer = store.messages.readPath(id('late child of answer 1'), id('answer 1'))
  expect(textsOf(fromAnswer)).toEqual(['answer 1', 'late child of answer 1'])
  expect(store.messages.listPathBranches(id('late child of answer 1'), id('answer 1'))).toEqual([
    { messageId: id('answer 1'), siblingIds: [id('answer 1'), id('answer 2')] },
    {
      messageId: id('late child of answer 1'),
      siblingIds: [id('follow-up'), id('late child of answer 1')],
    },
  ])
  expect(store.messages.listPathBranches(id('more'), id('more'))).toEqual([])
})

test('an edited first message is a new root, and its branch the newest', () => {
  const { store, conversationId } = openWithConversation()
  const id = growTree(store, conversationId, [
    ['one', null],
    ['answer', 'one'],
    ['one, edited', null],
  ])
  expect(textsOf(store.messages.readBranch(conversationId))).toEqual(['one, edited'])
  expect(store.messages.listBranches(conversationId)).toEqual([
    { messageId: id('one, edited'), siblingIds: [id('one'), id('one, edited')] },
  ])
})

test('what is written below the shown message goes on with it', () => {
  const { store, conversationId } = openWithConversation()
  const id = growTree(store, conversationId, [
    ['one', null],
    ['answer', 'one'],
    ['other answer', 'one'],
  ])
  store.conversations.showLeaf(conversationId, id('answer'))
  const below = makeMessage(conversationId, { parentId: id('answer'), text: 'below' })
  store.messages.insert(below)
  expect(textsOf(store.messages.readBranch(conversationId))).toEqual(['one', 'answer', 'below'])
})

test('stepping aside shows the newest branch through that message, and stepping back the other', () => {
  const { store, conversationId } = openWithConversation()
  const id = growTree(store, conversationId, [
    ['question', null],
    ['left', 'question'],
    ['left, old', 'left'],
    ['left, new', 'left'],
    ['left, old, went on', 'left, old'],
    ['right', 'question'],
  ])
  const shown = () => textsOf(store.messages.readBranch(conversationId))
  expect(shown()).toEqual(['question', 'right'])
  expect(store.messages.showBranch(id('left'))).toEqual({ conversationId, leafId: id('left, old, went on') })
  expect(shown()).toEqual(['question', 'left', 'left, old', 'left, old, went on'])
  expect(store.messages.listBranches(conversationId)).toEqual([
    { messageId: id('left'), siblingIds: [id('left'), id('right')] },
    { messageId: id('left, old'), siblingIds: [id('left, old'), id('left, new')] },
  ])
  store.messages.showBranch(id('left, new'))
  expect(shown()).toEqual(['question', 'left', 'left, new'])
  store.messages.showBranch(id('right'))
  expect(shown()).toEqual(['question', 'right'])
  expect(store.messages.showBranch(newId<MessageId>())).toBeNull()
  expect(shown()).toEqual(['question', 'right'])
})

test('a message of another conversation is never shown', () => {
  const { store, conversationId } = openWithConversation()
  const other = beginConversation(store)
  growTree(store, conversationId, [['mine', null]])
  const theirs = growTree(store, other.id, [['theirs', null]])
  store.conversations.showLeaf(conversationId, theirs('theirs'))
  store.conversations.showLeaf(conversationId, newId<MessageId>())
  expect(textsOf(store.messages.readBranch(conversationId))).toEqual(['mine'])
})

test('the branches of two conversations do not mix, and none is empty', () => {
  const { store, conversationId } = openWithConversation()
  const other = beginConversation(store)
  growTree(store, conversationId, [['mine', null]])
  growTree(store, other.id, [['theirs', null]])
  expect(textsOf(store.messages.readBranch(conversationId))).toEqual(['mine'])
  expect(store.messages.listBranches(conversationId)).toEqual([])
  store.conversations.remove(other.id)
  expect(store.messages.readBranch(other.id)).toEqual([])
})

test('nothing of a deleted conversation is shown, and all of it once it is restored', () => {
  const { store, conversationId } = openWithConversation()
  const id = growTree(store, conversationId, [
    ['one', null],
    ['two', null],
  ])
  const read = () => [
    textsOf(store.messages.readBranch(conversationId)),
    store.messages.listBranches(conversationId).length,
    store.messages.find(id('one'))?.text ?? null,
    store.messages.showBranch(id('one'))?.conversationId ?? null,
  ]
  const before = read()
  expect(before).toEqual([['two'], 1, 'one', conversationId])
  store.conversations.markDeleted(conversationId, startMs)
  expect(read()).toEqual([[], 0, null, null])
  store.conversations.restore(conversationId)
  expect(read()).toEqual([['one'], 1, 'one', conversationId])
})

test('any tree is shown as it is by definition', () => {
  const store = openTestStore()
  // Each message but the first is under one written before it, or a root of its own.
  const trees = fc.array(fc.nat(), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(trees, fc.option(fc.nat()), (choices, shownChoice) => {
      const { id: conversationId } = beginConversation(store)
      const parents = choices.map((choice, index) => (index === 0 ? 0 : choice % (index + 1)) - 1)
      const id = growTree(
        store,
        conversationId,
        parents.map((parent, index) => [String(index), parent < 0 ? null : String(parent)]),
      )
      const below = (index: number): boolean[] =>
        parents.reduce<boolean[]>(
          (marks, parent, at) => [...marks, at === index || (marks[parent] ?? false)],
          [],
        )
      let leaf: number
      if (shownChoice === null) {
        leaf = parents.lastIndexOf(-1)
        for (let next = leaf; next !== -1; next = parents.lastIndexOf(leaf)) leaf = next
      } else {
        const index = shownChoice % parents.length
        store.messages.showBranch(id(String(index)))
        leaf = below(index).lastIndexOf(true)
      }
      const path: number[] = []
      for (let at = leaf; at >= 0; at = parents[at] ?? -1) path.unshift(at)

      expect(textsOf(store.messages.readBranch(conversationId))).toEqual(path.map(String))
      const forks = path.flatMap((at) => {
        const siblings = parents.flatMap((parent, index) => (parent === parents[at] ? [index] : []))
        const siblingIds = siblings.map((index) => id(String(index)))
        return siblings.length > 1 ? [{ messageId: id(String(at)), siblingIds }] : []
      })
      expect(store.messages.listBranches(conversationId)).toEqual(forks)
    }),
    { numRuns: 60 },
  )
})

test('a branch of 5,000 messages is read whole and in order, with its usage', () => {
  const { store, conversationId } = openWithConversation()
  store.transact(() => {
    let parentId: MessageId | null = null
    for (let at = 0; at < 5_000; at += 1) {
      const message = makeMessage(conversationId, { parentId, text: String(at) })
      store.messages.insert(message)
      store.usageRecords.insert(makeRecord({ messageId: message.id, outputTokens: at }))
      parentId = message.id
    }
  })
  const branch = store.messages.readBranch(conversationId)
  expect(textsOf(branch)).toEqual(Array.from({ length: 5_000 }, (_, at) => String(at)))
  expect(branch.map(({ usage }) => usage?.outputTokens)).toEqual(branch.map((_, at) => at))
  const leaf = branch.at(-1)
  expect(leaf && store.messages.readPath(leaf.id)).toEqual(branch)
  expect(store.messages.listAll(conversationId)).toEqual(branch)
})
