// A window never reads a conversation whole after it has acted in it: what main answers, put after what the window
// shows, must be what a read would give.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ConversationId, MessageId } from '../../domain/ids.ts'
import { noParameters } from '../../domain/chat/parameters.ts'
import { practiceModelId } from '../../domain/chat/model.ts'
import { spliceShown, type ShownConversation } from '../../domain/chat/shown-conversation.ts'
import { newId } from '../store/new-id.ts'
import { openTestStore } from '../store/test-support.ts'
import { createQuestions } from './questions.ts'
import { readShown, showBranch } from './read-shown.ts'
import { take } from './runs-test-support.ts'

interface Act {
  readonly kind: 'send' | 'edit' | 'retry' | 'continue' | 'step'
  /** Which of the messages it is about. */
  readonly pick: number
  /** How the answer that is written then ends. */
  readonly text: string
}

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('send', 'edit', 'retry', 'continue', 'step'),
    pick: fc.nat(),
    text: fc.constantFrom('', 'half', 'whole'),
  }),
  { minLength: 1, maxLength: 12 },
)

function setUp() {
  const store = openTestStore()
  let atMs = 0
  const questions = createQuestions({
    store,
    keys: { list: () => [] },
    readDefaultModelId: () => practiceModelId,
    readDefaultParameters: () => noParameters,
    readFacts: () => null,
    nowMs: () => (atMs += 1),
  })
  const choice = { keyId: null, modelId: null }
  const send = (conversationId: ConversationId | null, text: string) =>
    questions.send({ conversationId, text, ...choice, parameters: null })
  const finish = (messageId: MessageId, text: string) =>
    store.messages.finish(messageId, { text, status: text === 'whole' ? 'done' : 'stopped', failure: null })

  /** What main answers; `null`: it refused. */
  function perform({ kind, pick, text }: Act, conversationId: ConversationId): ShownConversation | null {
    const all = store.messages.listAll(conversationId)
    const messageId = all[pick % all.length]?.id ?? newId<MessageId>()
    if (kind === 'step') return showBranch(store, messageId)
    const asked = { messageId, ...choice }
    const question =
      kind === 'send'
        ? send(conversationId, `sent ${pick}`)
        : kind === 'edit'
          ? questions.edit({ ...asked, text: `edited ${pick}` })
          : kind === 'retry'
            ? questions.retry({ ...asked, ignoresBudgets: false })
            : questions.continue(asked)
    if (!question.ok) return null
    // Told before it ends; how it ends, the window hears by the stream.
    const shown = structuredClone(question.value.shown)
    finish(question.value.task.messageId, text)
    return shown
  }

  return { store, send, finish, perform }
}

/** As the stream of an answer brings it. */
const settleIn = (window: ShownConversation, ended: readonly ShownConversation['messages'][number][]) => ({
  ...window,
  messages: window.messages.map((message) => ended.find(({ id }) => id === message.id) ?? message),
})

test('a window that puts what it is told after what it shows has what a read gives', () => {
  const { store, send, finish, perform } = setUp()
  fc.assert(
    fc.property(acts, (list) => {
      const begun = take(send(null, 'first'))
      const { conversationId, messageId } = begun.task
      let window: ShownConversation = begun.shown
      expect(window).toEqual(readShown(store, conversationId))
      finish(messageId, 'whole')
      window = settleIn(window, store.messages.listAll(conversationId))
      for (const act of list) {
        const told = perform(act, conversationId)
        if (!told) continue
        const shown = spliceShown(window, told)
        const read = readShown(store, conversationId)
        if (!read) throw new Error('no conversation')
        // Only what hangs on a message that isn't shown must be read whole.
        if (!shown) {
          const parentId = told.messages[0]?.parentId
          expect(parentId && !window.messages.some(({ id }) => id === parentId)).toBe(true)
        }
        const before = window.messages
        const next = shown ? { ...told, ...shown } : read
        // Only an answer that was begun ends in between.
        window = settleIn(next, act.kind === 'step' ? [] : read.messages.slice(-1))
        expect(window).toEqual(read)
        if (!shown) continue
        const kept = before.findIndex(({ id }) => id === told.messages[0]?.parentId) + 1
        for (const [at, message] of before.slice(0, kept).entries()) expect(window.messages[at]).toBe(message)
      }
    }),
    { numRuns: 30 },
  )
})

test('what is sent in a long conversation is told in two messages', () => {
  const { store, send, finish } = setUp()
  const begun = take(send(null, 'first'))
  const { conversationId } = begun.task
  finish(begun.task.messageId, 'whole')
  for (let at = 0; at < 20; at += 1) finish(take(send(conversationId, `${at}`)).task.messageId, 'whole')
  const last = take(send(conversationId, 'last'))
  const read = readShown(store, conversationId)
  expect(read?.messages).toHaveLength(44)
  expect(last.shown).toEqual({ ...read, messages: read?.messages.slice(-2) })
})

test('nothing is told of what isn’t there', () => {
  const { store } = setUp()
  expect(readShown(store, newId<ConversationId>())).toBeNull()
  expect(showBranch(store, newId<MessageId>())).toBeNull()
})
