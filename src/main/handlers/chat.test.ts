// The chat's routes over all of chat: what they answer is what the contract has.
import { describe, expect, test } from 'vitest'
import { chat } from '../../contract/chat.ts'
import type { ConversationId, MessageId } from '../../domain/ids.ts'
import { noParameters } from '../../domain/chat/parameters.ts'
import { makeApp, settle, take } from '../chat/runs-test-support.ts'
import { canary } from '../openai/test-support.ts'
import { newId } from '../store/new-id.ts'
import type { AskPerson } from './ask-person.ts'
import { agree, decline } from './asks-test-support.ts'
import { createChatHandlers } from './chat.ts'
import type { Question } from '../app/question.ts'
import type { BudgetId } from '../../domain/ids.ts'
import { nano } from '../store/test-support.ts'

const context = { windowId: 1, signal: new AbortController().signal }
const choice = { keyId: null, modelId: null }

async function makeHandlers() {
  const app = await makeApp()
  const list = () => app.store.keys.list()
  const keys = { isKeyIn: (text: string) => text.includes('one of theirs'), list }
  const handlersWith = (askPerson: AskPerson) => createChatHandlers({ ...app, keys }, askPerson)
  return { app, handlersWith, handlers: handlersWith(decline([])) }
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

test('[S1] a draft is kept, but never one with a key in it, or with what looks like one', async () => {
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

describe('an answer past a hard limit', () => {
  const model = 'small'

  /** A nano-dollar for a token of input, ten for one of output; the limit has no room for any answer. */
  async function beRefused(limitNanoUsd = 2_500) {
    const { app, handlersWith } = await makeHandlers()
    await app.addKey()
    const price = { inputNanoUsdPerMillion: nano(1_000_000), outputNanoUsdPerMillion: nano(10_000_000) }
    take(app.priceBook.save({ modelId: model, cachedInputNanoUsdPerMillion: null, ...price }))
    const addLimit = (limit: number, period: 'day' | 'month' = 'month') => {
      const id = newId<BudgetId>()
      const limits = { limitNanoUsd: nano(limit), isHard: true, warnAtPercent: null }
      app.store.budgets.insert({ id, scope: { kind: 'all' }, period, ...limits }, 1)
      return id
    }
    const budgetId = addLimit(limitNanoUsd)
    const asked = { ...newMessage, modelId: model, parameters: { ...noParameters, maxOutputTokens: 1_000 } }
    const { messageId, conversationId } = take(await handlersWith(decline([])).sendMessage(asked, context))
    expect((await settle(app, messageId)).failure?.code).toBe('budget/hard-limit')
    const pass = (askPerson: AskPerson) =>
      handlersWith(askPerson).retryAnswer({ messageId, ...choice, ignoresBudgets: true }, context)
    const countMessages = () => app.store.messages.listAll(conversationId).length
    return { app, budgetId, addLimit, price, pass, countMessages }
  }

  test('is not sent, and nothing is written, if the person cancels', async () => {
    const { app, pass, countMessages } = await beRefused()
    const asked: Question[] = []
    const before = countMessages()
    expect(await pass(decline(asked))).toMatchObject({ ok: false, failure: { code: 'ipc/declined' } })
    expect([countMessages(), app.server.asked]).toEqual([before, []])
    expect(asked).toHaveLength(1)
    expect(asked[0]?.message).toMatch(
      /^This month’s budget for all keys is \$0\.0000025\. \$0\.00 is spent; this request could cost \$0\.0000026\.$/u,
    )
    expect(asked[0]?.detail).toMatch(
      /^This answer can cost up to \$0\.00001\.\n.*“small” with the key “Key”/u,
    )
  })

  test('is sent once if the person agrees, and the next is refused again', async () => {
    const { app, pass } = await beRefused()
    const { messageId } = take(await pass(agree([])))
    expect(await settle(app, messageId)).toMatchObject({ status: 'done' })
    expect(app.server.asked).toHaveLength(1)
    expect((await pass(decline([]))).ok).toBe(false)
    expect(app.server.asked).toHaveLength(1)
  })

  test('is not asked about when there is room for it', async () => {
    const { app, budgetId, pass } = await beRefused()
    const limits = { limitNanoUsd: nano(1_000_000), isHard: true, warnAtPercent: null }
    app.store.budgets.change(budgetId, limits)
    const { messageId } = take(await pass(decline([])))
    expect(await settle(app, messageId)).toMatchObject({ status: 'done' })
  })

  test('is not sent if meanwhile another limit stands over it, or it became dearer', async () => {
    const first = await beRefused()
    const changed = { ok: false, failure: { code: 'ipc/changed' } }
    expect(await first.pass(agree([], () => void first.addLimit(10, 'day')))).toMatchObject(changed)
    const second = await beRefused()
    const raise = () => {
      const dearer = { ...second.price, outputNanoUsdPerMillion: nano(90_000_000) }
      take(second.app.priceBook.save({ modelId: model, cachedInputNanoUsdPerMillion: null, ...dearer }))
    }
    expect(await second.pass(agree([], raise))).toMatchObject(changed)
    expect([first.app.server.asked, second.app.server.asked]).toEqual([[], []])
  })

  test('of a model without a price says that no limit can hold', async () => {
    const { app, pass } = await beRefused()
    take(app.priceBook.remove(model))
    const local = app.store.keys.list()[0]
    if (!local) throw new Error('no key')
    const asked: Question[] = []
    // On this machine a model without a price is free, so nothing is asked.
    take(await pass(decline(asked)))
    app.store.keys.change(local.id, { baseUrl: 'https://llm.example.test/v1' })
    expect((await pass(decline(asked))).ok).toBe(false)
    expect(asked.map(({ message, detail }) => [message, detail.split('\n')[0]])).toEqual([
      [
        'No limit can hold for this answer: the price of “small” is not known.',
        'Nobody can say how much this answer will cost.',
      ],
    ])
  })
})
