import { describe, expect, test } from 'vitest'
import type { ConversationId, KeyId } from '../../../domain/ids.ts'
import type { MessageEstimate } from '../../../domain/usage/message-estimate.ts'
import { openAiBaseUrl, practiceModelId } from '../../../domain/chat/model.ts'
import { noParameters, type Parameters } from '../../../domain/chat/parameters.ts'
import { describeModel } from '../../models/describe-model.ts'
import { newId } from '../../store/new-id.ts'
import type { Store } from '../../store/store.ts'
import {
  beginConversation,
  makeMessage,
  makeRecord,
  nano,
  openTestStore,
  startMs,
} from '../../store/test-support.ts'
import { createMessageEstimates, usualAnswerTokens, type EstimateQuestion } from './message-estimates.ts'
import { priceTokens } from '../prices/prices.ts'

const openAiKey = newId<KeyId>()
const localKey = newId<KeyId>()
const keys = [
  { id: openAiKey, isDefault: true, isEnabled: true, replacedById: null, baseUrl: openAiBaseUrl },
  {
    id: localKey,
    isDefault: false,
    isEnabled: true,
    replacedById: null,
    baseUrl: 'http://127.0.0.1:11434/v1',
  },
]
const noneKnown = {
  id: '',
  shutsDownOn: null,
  contextTokens: null,
  maxOutputTokens: null,
  inputNanoUsdPerMillion: null,
  outputNanoUsdPerMillion: null,
  takesTemperature: false,
  reasoningEfforts: [],
}

/** One token for each character, $1 for a million of input and $10 of output. */
function setUp(estimateTokens = async (text: string) => text.length) {
  const store = openTestStore()
  const estimates = createMessageEstimates({
    store,
    keys: { list: () => keys },
    readDefaultModelId: () => 'small',
    readDefaultParameters: () => ({ ...noParameters, systemPrompt: 'Be brief.' }),
    readFacts: (id, isOpenAi) =>
      isOpenAi ? { ...noneKnown, id, contextTokens: 1_000, maxOutputTokens: 600 } : null,
    priceTokens: (_model, isOpenAi, { inputTokens, outputTokens }) =>
      isOpenAi
        ? { costNanoUsd: nano(inputTokens * 1_000 + outputTokens * 10_000), priceSource: '', priceDate: '' }
        : null,
    estimateTokens,
    nowMs: () => startMs,
  })
  const estimate = async (over: Partial<EstimateQuestion> = {}, windowId = 1): Promise<MessageEstimate> => {
    const asked = {
      conversationId: null,
      text: 'Hello',
      keyId: openAiKey,
      modelId: 'small',
      parameters: null,
    }
    const answer = await estimates.estimate(windowId, { ...asked, ...over })
    if (!answer.ok) throw new Error(answer.failure.code)
    return answer.value
  }
  return { store, estimates, estimate }
}

describe('of a conversation that begins', () => {
  test('counts instructions and text, and the price of a usual answer', async () => {
    const { estimate } = setUp()
    expect(await estimate()).toEqual({
      textTokens: 5,
      inputTokens: 14,
      instructionTokens: 9,
      contextTokens: 1_000,
      answerTokens: usualAnswerTokens,
      costNanoUsd: 14_000 + usualAnswerTokens * 10_000,
      mostNanoUsd: 14_000 + 600 * 10_000,
      certainty: 'estimated',
    })
  })

  test('takes the parameters that were chosen for it', async () => {
    const { estimate } = setUp()
    const parameters: Parameters = { ...noParameters, systemPrompt: ' ', maxOutputTokens: 50 }
    expect(await estimate({ parameters })).toMatchObject({
      instructionTokens: 0,
      inputTokens: 5,
      answerTokens: 50,
      costNanoUsd: 5_000 + 500_000,
      mostNanoUsd: 5_000 + 500_000,
    })
    // No more than the model writes.
    expect(await estimate({ parameters: { ...parameters, maxOutputTokens: 9_999 } })).toMatchObject({
      mostNanoUsd: 5_000 + 6_000_000,
    })
  })
})

describe('of a conversation that goes on', () => {
  const begin = (store: Store): ConversationId =>
    beginConversation(store, { keyId: openAiKey, modelId: 'small' }).id

  test('counts what would be sent of it', async () => {
    const { store, estimate } = setUp()
    const conversationId = begin(store)
    const question = makeMessage(conversationId, { text: 'Why?' })
    store.messages.insert(question)
    store.messages.insert(
      makeMessage(conversationId, { role: 'assistant', text: 'Because.', parentId: question.id }),
    )
    expect(await estimate({ conversationId })).toMatchObject({
      textTokens: 5,
      instructionTokens: 0,
      inputTokens: 17,
    })
  })

  test('expects an answer as long as those of late', async () => {
    const { store, estimate } = setUp()
    const conversationId = begin(store)
    store.usageRecords.insert(makeRecord({ modelAsked: 'small', outputTokens: 33 }))
    expect(await estimate({ conversationId })).toMatchObject({ answerTokens: 33 })
    for (const [index, outputTokens] of [10, 90, 20].entries())
      store.usageRecords.insert(
        makeRecord({ conversationId, modelAsked: 'large', atMs: startMs + index, outputTokens }),
      )
    expect(await estimate({ conversationId })).toMatchObject({ answerTokens: 20 })
    expect(await estimate({ modelId: 'large' })).toMatchObject({ answerTokens: 20 })
    expect(await estimate()).toMatchObject({ answerTokens: 33 })
  })

  test('that is gone fails', async () => {
    const { estimates } = setUp()
    const conversationId = newId<ConversationId>()
    const question = { conversationId, text: '', keyId: null, modelId: 'small', parameters: null }
    expect(await estimates.estimate(1, question)).toMatchObject({ failure: { code: 'store/not-found' } })
  })
})

test.each([
  ['another server', { keyId: localKey, modelId: 'llama' }, 'unpriced'],
  ['a key that is gone', { keyId: newId<KeyId>() }, 'unpriced'],
  ['the practice guide', { keyId: null, modelId: practiceModelId }, 'free'],
])('of %s no price is known, and no context', async (_name, asked, certainty) => {
  expect(await setUp().estimate(asked)).toMatchObject({
    costNanoUsd: null,
    mostNanoUsd: null,
    contextTokens: null,
    certainty,
  })
})

test('without a key takes the default one, as sending does', async () => {
  expect(await setUp().estimate({ keyId: null })).toMatchObject({ certainty: 'estimated' })
})

test('of one window the newest alone is worked on; the older answer with it; other windows are not disturbed', async () => {
  const asked: string[] = []
  const waiting: (() => void)[] = []
  const { estimate } = setUp(async (text) => {
    asked.push(text.charAt(0))
    await new Promise<void>((resolve) => waiting.push(resolve))
    return text.length
  })
  const count = async (text: string, windowId: number) =>
    (await estimate({ text, parameters: noParameters }, windowId)).textTokens
  const nextTurn = () => new Promise((resolve) => void setImmediate(resolve))
  const old = count('a'.repeat(50_000), 1)
  await nextTurn()
  const counts = [old, count('bb', 2), count('ccc', 1)]
  await nextTurn()
  waiting.splice(0).forEach((resolve) => resolve())
  expect(await Promise.all(counts)).toEqual([3, 2, 3])
  expect(asked).toEqual(['a', 'b', 'c'])
})

test('prices by the catalogue what its models are known to take', async () => {
  const store = openTestStore()
  const estimates = createMessageEstimates({
    store,
    keys: { list: () => keys },
    readDefaultModelId: () => 'gpt-5',
    readDefaultParameters: () => noParameters,
    readFacts: (id, isOpenAi) => (isOpenAi ? describeModel({ id, shutsDownOn: null }, true, startMs) : null),
    priceTokens,
    estimateTokens: async () => 1_000_000 / 8,
    nowMs: () => startMs,
  })
  const question = { conversationId: null, text: 'x', keyId: openAiKey, modelId: 'gpt-5', parameters: null }
  const answer = await estimates.estimate(1, question)
  // $1.25 for a million of input, $10 of output; 128,000 are the most.
  expect(answer).toMatchObject({
    value: {
      mostNanoUsd: 156_250_000 + 1_280_000_000,
      costNanoUsd: 156_250_000 + usualAnswerTokens * 10_000,
    },
  })
})
