// Names a conversation after its first answer, by one small request to a cheap model. The request is always
// recorded, never repeated, and never delays the chat. If it fails, or a budget has no room for it, the first
// words stay the title.
import { isOpenAiOrigin } from '../../domain/base-url.ts'
import type { ConversationId, KeyId } from '../../domain/ids.ts'
import type { Message } from '../../domain/chat/message.ts'
import type { ModelFacts } from '../../domain/chat/model-facts.ts'
import type { UsageRecord } from '../../domain/usage/usage.ts'
import type { Store } from '../store/store.ts'
import { sendRequest, type RequestTools } from '../usage/request.ts'
import { createSaver } from './saver.ts'
import { cleanTitle, makeTitleRequest } from './title-text.ts'
import type { RequestReport } from '../usage/records/usage-report.ts'

export interface TitlesOptions extends RequestTools {
  readonly store: Pick<Store, 'conversations' | 'messages' | 'usageRecords' | 'transact'>
  readonly isWanted: () => boolean
  readonly readFacts: (modelId: string, isOpenAi: boolean) => ModelFacts | null
  /** Returns OpenAI's cheap model for this key; `null` if the key has none, or is for another server. */
  readonly readCheapModel: (keyId: KeyId) => Promise<string | null>
  readonly writeRecord: (report: RequestReport) => Promise<UsageRecord>
  readonly onUsageRecorded: () => void
  readonly onConversationsChanged: () => void
  readonly warn: (message: string) => void
  readonly timeoutMs: number
  readonly resaveMs: number
}

export interface Titles {
  /**
   * To be called for each answer that is done. `keyId` is the key that was asked; `null` is the practice
   * guide. Never rejects.
   */
  consider(answer: Message, keyId: KeyId | null): Promise<void>
  stopIn(conversationId: ConversationId): Promise<void>
  /** For the app's end. */
  stopAll(): Promise<void>
}

/** The least that the Responses API accepts, and enough for a few words. */
const leastTitleTokens = 16

interface Naming {
  readonly controller: AbortController
  readonly over: Promise<void>
}

export function createTitles(options: TitlesOptions): Titles {
  const { store, warn } = options
  const saver = createSaver(options)
  const namings = new Map<ConversationId, Naming>()
  let isClosed = false

  /** Returns the text to name the conversation after; `null` if it has a title or was tried already. */
  function findSubject({ id, conversationId }: Message) {
    if (isClosed || namings.has(conversationId) || !options.isWanted()) return null
    if (store.conversations.find(conversationId)?.titleKind !== 'first-words') return null
    const path = store.messages.readPath(id)
    const answers = path.filter(({ role, status }) => role === 'assistant' && status === 'done')
    const [question] = path
    return question && answers.length === 1
      ? { question: question.text, answer: answers[0]?.text ?? '' }
      : null
  }

  async function name(
    answer: Message,
    keyId: KeyId,
    subject: { readonly question: string; readonly answer: string },
    signal: AbortSignal,
  ): Promise<void> {
    const { conversationId } = answer
    const cheapModelId = await untilAborted(options.readCheapModel(keyId), signal)
    let text = ''
    const sent = await sendRequest(
      {
        keyId,
        makeRequest(key) {
          const isOpenAi = key !== null && isOpenAiOrigin(key.baseUrl)
          // Another server's prices are unknown, and it may load one model at a time, so the model that
          // answered is asked.
          const modelId = isOpenAi ? cheapModelId : answer.modelId
          return modelId === null
            ? null
            : makeTitleRequest(modelId, subject, options.readFacts(modelId, isOpenAi))
        },
        leastOutputTokens: leastTitleTokens,
        ignoresBudgets: false,
        mayPrompt: false,
      },
      options,
      signal,
      (piece) => void (text += piece),
    )
    if (!sent.ok || sent.value === null) return
    const { attempt, release } = sent.value
    const record = await options.writeRecord({
      ...sent.value,
      purpose: 'title',
      messageId: null,
      conversationId,
      text,
    })
    const title = attempt.end.kind === 'completed' ? cleanTitle(text) : null
    let isNamed = false
    const failure = saver.save(
      () => {
        store.usageRecords.insert(record)
        isNamed = title !== null && store.conversations.setGeneratedTitle(conversationId, title)
      },
      () => {
        release()
        options.onUsageRecorded()
        if (isNamed) options.onConversationsChanged()
      },
    )
    if (failure) warn(`title: ${failure.code}`)
  }

  async function stop(stopped: readonly Naming[]): Promise<void> {
    for (const { controller } of stopped) controller.abort()
    await Promise.all(stopped.map(({ over }) => over))
  }

  return {
    async consider(answer, keyId) {
      const { conversationId } = answer
      const subject = keyId === null ? null : findSubject(answer)
      if (keyId === null || subject === null) return
      const controller = new AbortController()
      const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(options.timeoutMs)])
      const over = name(answer, keyId, subject, signal)
        .catch(() => warn('a title broke off unexpectedly'))
        .finally(() => namings.delete(conversationId))
      namings.set(conversationId, { controller, over })
      await over
    },
    async stopIn(conversationId) {
      const naming = namings.get(conversationId)
      if (naming) await stop([naming])
    },
    async stopAll() {
      isClosed = true
      await stop([...namings.values()])
      saver.saveAgain()
    },
  }
}

/** Resolves with `null` if `signal` aborts first; the promise's result is then ignored. */
async function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value | null> {
  const aborted = Promise.withResolvers<null>()
  const abort = (): void => aborted.resolve(null)
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([promise, aborted.promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
