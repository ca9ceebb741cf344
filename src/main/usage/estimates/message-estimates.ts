// Estimates the tokens and the cost of a message before it is sent. Each window's newest question alone is
// worked on, in short turns; an older one stops and returns the newer one's result. Input is priced as not
// cached, since caching is unknown before the request, so the price shown is the higher one.
import { allowParameters } from '../../../domain/chat/allow-parameters.ts'
import { isOpenAiOrigin } from '../../../domain/base-url.ts'
import type { Conversation } from '../../../domain/chat/conversation.ts'
import { makeFailure } from '../../../domain/failure.ts'
import type { ConversationId, KeyId } from '../../../domain/ids.ts'
import type { Key } from '../../../domain/keys/key.ts'
import type { MessageEstimate } from '../../../domain/usage/message-estimate.ts'
import type { ModelFacts } from '../../../domain/chat/model-facts.ts'
import { isPracticeModel } from '../../../domain/chat/model.ts'
import type { NanoUsd } from '../../../domain/money.ts'
import type { Parameters } from '../../../domain/chat/parameters.ts'
import { err, ok, type Result } from '../../../domain/result.ts'
import { median } from '../../../domain/statistics.ts'
import { chooseAnswerer, type AnswererKey } from '../../../domain/chat/answerer.ts'
import type { EstimateTokens } from '../records/usage-report.ts'
import type { Store } from '../../store/store.ts'
import { createHistoryTokens, type Asked } from './history-tokens.ts'
import { createKept } from './kept.ts'
import type { PriceTokens } from '../prices/prices.ts'
import { createCountText } from './text-tokens.ts'

export interface EstimateQuestion {
  readonly conversationId: ConversationId | null
  readonly text: string
  readonly keyId: KeyId | null
  readonly modelId: string
  /** For a new conversation; `null` takes the default ones. */
  readonly parameters: Parameters | null
}

export interface MessageEstimatesOptions {
  readonly store: Pick<Store, 'conversations' | 'branchEnds' | 'answerLengths'>
  readonly keys: { list(): readonly (AnswererKey & Pick<Key, 'baseUrl'>)[] }
  readonly readDefaultModelId: () => string
  readonly readDefaultParameters: () => Parameters
  readonly readFacts: (modelId: string, isOpenAi: boolean) => ModelFacts | null
  readonly priceTokens: PriceTokens
  readonly estimateTokens: EstimateTokens
  readonly nowMs: () => number
}

export interface MessageEstimates {
  estimate(windowId: number, question: EstimateQuestion): Promise<Result<MessageEstimate>>
}

type InputTokens = Pick<MessageEstimate, 'textTokens' | 'instructionTokens' | 'inputTokens'>

/** About 300 words: the expected length for a model that hasn't answered yet. */
export const usualAnswerTokens = 400

const keptInstructions = 20

export function createMessageEstimates(options: MessageEstimatesOptions): MessageEstimates {
  const { store, readFacts } = options
  const countText = createCountText(options.estimateTokens)
  const history = createHistoryTokens({ branchEnds: store.branchEnds, countText })
  const instructions = createKept<number>(keptInstructions)
  /**
   * The newest question of each window. It stays here, since an older one that ends later takes its result.
   */
  const newest = new Map<number, { answer: Promise<Result<MessageEstimate>> }>()

  async function countInstructions(
    text: string,
    modelId: string,
    isWanted: () => boolean,
  ): Promise<number | null> {
    if (text.trim() === '') return 0
    const key = `${modelId}\n${text}`
    const tokens = instructions.get(key) ?? (await countText(text, modelId, isWanted))
    if (tokens !== null) instructions.set(key, tokens)
    return tokens
  }

  function findAsked({ keyId, modelId }: EstimateQuestion, conversation: Conversation | null): Asked {
    const keys = options.keys.list()
    const asked = { keyId, modelId }
    const facts = { asked, conversation, keys, defaultModelId: options.readDefaultModelId() }
    const answerer = chooseAnswerer(facts)
    const key = keys.find(({ id }) => id === answerer.keyId)
    return { modelId: answerer.modelId, baseUrl: key?.baseUrl ?? null }
  }

  function expectAnswerTokens(conversationId: ConversationId | null, modelId: string): number {
    const ofConversation = conversationId ? store.answerLengths.listOfConversation(conversationId) : []
    const lengths = ofConversation.length > 0 ? ofConversation : store.answerLengths.listOfModel(modelId)
    return Math.round(median(lengths) ?? usualAnswerTokens)
  }

  async function countInput(
    { conversationId, text }: EstimateQuestion,
    asked: Asked,
    systemPrompt: string,
    isWanted: () => boolean,
  ): Promise<InputTokens | null> {
    const isPractice = isPracticeModel(asked.modelId)
    const instructionTokens = isPractice ? 0 : await countInstructions(systemPrompt, asked.modelId, isWanted)
    if (instructionTokens === null) return null
    const textTokens = await countText(text, asked.modelId, isWanted)
    if (textTokens === null) return null
    const historyTokens = conversationId
      ? await history.count(conversationId, asked, instructionTokens, isWanted)
      : 0
    if (historyTokens === null) return null
    return { textTokens, instructionTokens, inputTokens: instructionTokens + historyTokens + textTokens }
  }

  async function work(
    question: EstimateQuestion,
    isWanted: () => boolean,
  ): Promise<Result<MessageEstimate> | null> {
    const { conversationId } = question
    const conversation = conversationId === null ? null : store.conversations.find(conversationId)
    if (conversationId !== null && conversation === null) return err(makeFailure('store/not-found'))
    const asked = findAsked(question, conversation)
    const { modelId } = asked
    const isPractice = isPracticeModel(modelId)
    const isOpenAi = asked.baseUrl !== null && isOpenAiOrigin(asked.baseUrl)
    const facts = readFacts(modelId, isOpenAi)
    const set = conversationId
      ? store.conversations.readParameters(conversationId)
      : (question.parameters ?? options.readDefaultParameters())
    const { systemPrompt, maxOutputTokens } = allowParameters(set, facts)
    const input = await countInput(question, asked, systemPrompt, isWanted)
    if (input === null) return null

    const mostTokens = maxOutputTokens ?? facts?.maxOutputTokens ?? null
    const answerTokens = Math.min(expectAnswerTokens(conversationId, modelId), mostTokens ?? Infinity)
    const price = (outputTokens: number): NanoUsd | null =>
      isPractice ? null : priceUncached(options, modelId, isOpenAi, input.inputTokens, outputTokens)
    const costNanoUsd = price(answerTokens)
    return ok({
      ...input,
      contextTokens: facts?.contextTokens ?? null,
      answerTokens,
      costNanoUsd,
      mostNanoUsd: mostTokens === null ? null : price(mostTokens),
      certainty: isPractice ? 'free' : costNanoUsd === null ? 'unpriced' : 'estimated',
    })
  }

  return {
    estimate(windowId, question) {
      const turn = { answer: new Promise<Result<MessageEstimate>>(() => {}) }
      newest.set(windowId, turn)
      const isNewest = (): boolean => newest.get(windowId) === turn
      turn.answer = work(question, isNewest).then(
        (answer) => answer ?? newest.get(windowId)?.answer ?? turn.answer,
      )
      return turn.answer
    },
  }
}

function priceUncached(
  { priceTokens, nowMs }: Pick<MessageEstimatesOptions, 'priceTokens' | 'nowMs'>,
  modelId: string,
  isOpenAi: boolean,
  inputTokens: number,
  outputTokens: number,
): NanoUsd | null {
  const tokens = { inputTokens, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens, reasoningTokens: 0 }
  return priceTokens(modelId, isOpenAi, tokens, nowMs())?.costNanoUsd ?? null
}
