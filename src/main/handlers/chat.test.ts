// The chat's routes over all of chat: what they answer is what the contract has.
import { expect, test } from 'vitest'
import { chat } from '../../contract/chat.ts'
import type { ConversationId, MessageId } from '../../domain/ids.ts'
import { noParameters } from '../../domain/chat/parameters.ts'
import { makeApp, settle, take } from '../chat/runs-test-support.ts'
import { canary } from '../openai/test-support.ts'
import { newId } from '../store/new-id.ts'
import { createChatHandlers } from './chat.ts'

const context = { windowId: 1, signal: new AbortController().signal }
const choice = { keyId: null, modelId: null }

async function makeHandlers() {
  const app = await makeApp()
  const keys = { isKeyIn: (text: string) => text.includes('one of theirs') }
  return { app, handlers: createChatHandlers({ ...app, keys }) }
}

const newMessage = { conversationId: null, text: 'Hello', ...choice, parameters: null }

test('a conversation with its branches, and stepping from one to the other', async () => {
  const { app, handlers } = await makeHandlers()
  const first = take(await handlers.sendMessage(newMessage, context))
  expect(chat.sendMessage.output.parse(first)).toEqual(first)
  await settle(app, first.messageId)
  const second = take(
    await handlers.retryAnswer({ messageId: first.messageId, ...choice, ignoresBudgets: false }, context),
  )
  await settle(app, second.messageId)
  const { conversationId } = first
  const read = async () => {
    const answer = take(await handlers.readConversation({ conversationId }, context))
    expect(chat.readConversation.output.parse(answer)).toEqual(answer)
    return answer
  }
  const siblingIds = [first.messageId, second.messageId]
  expect(await read()).toMatchObject({
    conversation: { id: conversationId, titleKind: 'first-words' },
    parameters: noParameters,
    titleUsage: null,
    messages: [{ text: 'Hello' }, { id: second.messageId }],
    branches: [{ messageId: second.messageId, siblingIds }],
  })
  const stepped = take(await handlers.showBranch({ messageId: first.messageId }, context))
  expect(chat.showBranch.output.parse(stepped)).toEqual(stepped)
  const { messages, ...rest } = await read()
  expect(messages).toMatchObject([{}, { id: first.messageId }])
  expect(stepped).toEqual({ ...rest, messages: messages.slice(1) })
  expect(stepped.branches).toEqual([{ messageId: first.messageId, siblingIds }])
})

test('edits and continuations start as any other answer', async () => {
  const { app, handlers } = await makeHandlers()
  const { messageId } = take(await handlers.sendMessage(newMessage, context))
  take(app.runs.source(messageId)).cancel()
  const stopped = await settle(app, messageId)
  if (stopped.parentId === null) throw new Error('no question')
  const edited = await handlers.editMessage({ messageId: stopped.parentId, text: 'Hi', ...choice }, context)
  expect(chat.editMessage.output.parse(take(edited))).toEqual(take(edited))
  const continued = take(await handlers.continueAnswer({ messageId, ...choice }, context))
  expect(chat.continueAnswer.output.parse(continued)).toEqual(continued)
  const source = take(handlers.streamAnswer({ messageId: continued.messageId }, context))
  expect(chat.streamAnswer.snapshot.parse(source.snapshot)).toEqual(source.snapshot)
})

test('what isn’t there is said to be missing', async () => {
  const { handlers } = await makeHandlers()
  const missing = { ok: false, failure: { code: 'store/not-found' } }
  const conversationId = newId<ConversationId>()
  const messageId = newId<MessageId>()
  expect(await handlers.readConversation({ conversationId }, context)).toMatchObject(missing)
  expect(await handlers.showBranch({ messageId }, context)).toMatchObject(missing)
  expect(handlers.streamAnswer({ messageId }, context)).toMatchObject(missing)
})

test('a draft is kept, but never one with a key in it, or with what looks like one', async () => {
  const { app, handlers } = await makeHandlers()
  const draft = { conversationId: null }
  for (const text of ['Dear', `Dear ${canary}`, 'Dear one of theirs'])
    expect(await handlers.saveDraft({ ...draft, text }, context)).toEqual({ ok: true, value: {} })
  expect(await handlers.readDraft(draft, context)).toEqual({ ok: true, value: { text: 'Dear' } })
  app.setFull(true)
  expect(await handlers.saveDraft({ ...draft, text: 'Dear you' }, context)).toMatchObject({
    ok: false,
    failure: { code: 'store/full' },
  })
})
