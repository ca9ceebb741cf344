// Weighs an answer that is asked for again before it is: who would answer, which hard limits have no room for it,
// and what it can cost. Nothing is written or sent.
import { isOpenAiOrigin } from '../../domain/base-url.ts'
import { chooseAnswerer, type AnswererKey } from '../../domain/chat/answerer.ts'
import { chooseHistory } from '../../domain/chat/sent-messages.ts'
import { makeFailure } from '../../domain/failure.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { Key } from '../../domain/keys/key.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { makeBackendRequest } from '../openai/backend-request.ts'
import type { Store } from '../store/store.ts'
import type { Weigh, Weighing } from '../usage/budgets/reservations.ts'
import { readSize } from '../usage/request.ts'
import { leastAnswerTokens, type AskedAgain, type QuestionsOptions } from './questions.ts'

type WeighedKey = AnswererKey & Pick<Key, 'label' | 'baseUrl' | 'project'>

export interface WeighingOptions extends Pick<
  QuestionsOptions,
  'readDefaultModelId' | 'readFacts' | 'nowMs'
> {
  readonly store: Pick<Store, 'conversations' | 'messages'>
  readonly keys: { list(): readonly WeighedKey[] }
  readonly weigh: Weigh
}

export interface WeighedAnswer extends Weighing {
  /** Who would answer. */
  readonly keyId: KeyId
  readonly modelId: string
}

/** Returns `null` if no budget counts it: the practice guide answers, or there is no such key. */
export type WeighRetry = (asked: AskedAgain) => Promise<Result<WeighedAnswer | null>>

export const createWeighRetry =
  ({ store, keys, weigh, ...options }: WeighingOptions): WeighRetry =>
  async ({ messageId, ...asked }) => {
    const message = store.messages.find(messageId)
    const conversation = message && store.conversations.find(message.conversationId)
    if (!message || !conversation) return err(makeFailure('store/not-found'))
    const list = keys.list()
    const facts = { asked, conversation, keys: list, defaultModelId: options.readDefaultModelId() }
    const { keyId, modelId } = chooseAnswerer(facts)
    const key = list.find(({ id }) => id === keyId)
    if (!key) return ok(null)
    const questionId = message.role === 'user' ? message.id : (message.parentId ?? message.id)
    const request = makeBackendRequest(
      modelId,
      chooseHistory(store.messages.readPath(questionId)),
      store.conversations.readParameters(conversation.id),
      options.readFacts(modelId, isOpenAiOrigin(key.baseUrl)),
    )
    const weighed = await weigh({
      key,
      ...readSize(request),
      leastOutputTokens: leastAnswerTokens,
      atMs: options.nowMs(),
    })
    return weighed.ok ? ok({ ...weighed.value, keyId: key.id, modelId }) : weighed
  }
