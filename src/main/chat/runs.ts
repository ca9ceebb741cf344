// All answers being written, and how one begins: the question and the empty answer are committed before
// anything leaves this machine. A run that can't be found ended before; the store has it.
import { makeFailure } from '../../domain/failure.ts'
import type { ConversationId, KeyId, MessageId } from '../../domain/ids.ts'
import type { Key, KeyUse } from '../../domain/key.ts'
import { maxMessageChars, titleFromText, type Conversation, type Message } from '../../domain/message.ts'
import { isPracticeModel } from '../../domain/model.ts'
import { err, ok, type Err, type Result } from '../../domain/result.ts'
import { newId } from '../store/new-id.ts'
import type { Store } from '../store/store.ts'
import type { Backend } from './backend.ts'
import { chooseAnswerer, type Answerer } from './choose-answerer.ts'
import { chooseHistory } from './history.ts'
import { startRun, type AnswerSource, type Run, type RunTools, type UseSecret } from './run.ts'
import { writeRecord, type RequestKey } from './usage-report.ts'

/** What runs need of the keys. */
export interface RunKeys {
  list(): readonly Pick<Key, 'id' | 'isDefault' | 'isEnabled'>[]
  readonly useSecret: UseSecret
  /** Joins the store's transaction that it is called in. */
  markUsed(id: KeyId, use: KeyUse): void
}

export interface RunsOptions {
  readonly store: Store
  readonly keys: RunKeys
  readonly makeBackend: (secret: string, key: RequestKey) => Backend
  readonly practice: Backend
  /** The model of new conversations, from the settings. */
  readonly readDefaultModelId: () => string
  readonly nowMs: () => number
  readonly estimateTokens: (text: string, modelId: string) => Promise<number>
  readonly onConversationsChanged: () => void
  readonly onUsageRecorded: () => void
  readonly logger: { warn(message: string): void }
  /** At most this much of an answer is lost to a crash; 1 s if not given. */
  readonly checkpointMs?: number
  /** Between attempts to commit what a full disk refused; 5 s if not given. */
  readonly resaveMs?: number
  /** From 0 up to 1; for the jitter of retries. */
  readonly random?: () => number
}

export interface AnswererChoice {
  readonly keyId: KeyId | null
  readonly modelId: string | null
}

export interface NewMessage extends AnswererChoice {
  readonly conversationId: ConversationId | null
  readonly text: string
}

export interface Started {
  readonly conversationId: ConversationId
  readonly messageId: MessageId
}

export interface Runs {
  send(typed: NewMessage): Result<Started>
  /** Asks again: the new answer stands beside the old. For a person's message: answers it. */
  retry(messageId: MessageId, choice: AnswererChoice): Result<Started>
  source(messageId: MessageId): Result<AnswerSource>
  /** For a conversation that is about to be deleted. */
  stopIn(conversationId: ConversationId): Promise<void>
  /** For the app's end: every answer is committed as interrupted, with what had arrived. */
  stopAll(): Promise<void>
}

const notFound = (): Err => err(makeFailure('store/not-found', 'There is no such message or conversation.'))

export function createRuns(options: RunsOptions): Runs {
  const { store, nowMs } = options
  const runs = new Map<MessageId, Run>()
  const tools: RunTools = {
    store,
    useSecret: options.keys.useSecret,
    markKeyUsed: (id, use) => options.keys.markUsed(id, use),
    makeBackend: options.makeBackend,
    practice: options.practice,
    writeRecord: (report) => writeRecord(report, options.estimateTokens),
    nowMs,
    random: options.random ?? Math.random,
    checkpointMs: options.checkpointMs ?? 1_000,
    resaveMs: options.resaveMs ?? 5_000,
    onUsageRecorded: options.onUsageRecorded,
    warn: (message) => options.logger.warn(message),
  }

  function choose(asked: AnswererChoice, conversation: Conversation | null): Result<Answerer> {
    const keys = options.keys.list()
    const facts = { asked, conversation, keys, defaultModelId: options.readDefaultModelId() }
    const answerer = chooseAnswerer(facts)
    const isKeyMissing = answerer.keyId === null && !isPracticeModel(answerer.modelId)
    if (isKeyMissing && keys.length > 0)
      return err(makeFailure('key/disabled', 'Every key is disabled.', 'enable-key'))
    if (isKeyMissing) return err(makeFailure('key/not-found', 'There is no key to ask with.', 'add-key'))
    return ok(answerer)
  }

  /** `prepare` writes what the answer hangs on, inside the answer's own transaction. */
  function start(
    conversationId: ConversationId,
    answerer: Answerer,
    prepare: (atMs: number) => MessageId,
  ): Result<Started> {
    const atMs = nowMs()
    const messageId = newId<MessageId>()
    const committed = store.transact(() => {
      const parentId = prepare(atMs)
      store.messages.insert({
        ...makeMessage(conversationId, parentId, atMs),
        id: messageId,
        role: 'assistant',
        status: 'streaming',
        modelId: answerer.modelId,
      })
      return chooseHistory(store.messages.readPath(parentId))
    })
    if (!committed.ok) return committed
    const request = { modelId: answerer.modelId, messages: committed.value }
    const task = { messageId, conversationId, keyId: answerer.keyId, request }
    const run = startRun(task, tools, () => void runs.delete(messageId))
    runs.set(messageId, run)
    options.onConversationsChanged()
    return ok({ conversationId, messageId })
  }

  function send(typed: NewMessage): Result<Started> {
    if (typed.text.trim() === '') return err(makeFailure('ipc/empty-message', 'There is nothing to send.'))
    if (typed.text.length > maxMessageChars)
      return err(makeFailure('ipc/invalid-input', 'The message is too long.'))
    const found = typed.conversationId === null ? null : store.conversations.find(typed.conversationId)
    if (typed.conversationId !== null && !found) return notFound()
    const chosen = choose(typed, found)
    if (!chosen.ok) return chosen
    const answerer = chosen.value
    const conversationId = found?.id ?? newId<ConversationId>()
    return start(conversationId, answerer, (atMs) => {
      const parentId = found ? (store.messages.readBranch(conversationId).at(-1)?.id ?? null) : null
      if (found) store.conversations.touch(conversationId, { updatedAtMs: atMs, ...answerer })
      else store.conversations.insert(makeConversation(conversationId, typed.text, answerer, atMs))
      const question = makeMessage(conversationId, parentId, atMs)
      store.messages.insert({ ...question, text: typed.text })
      return question.id
    })
  }

  function retry(messageId: MessageId, choice: AnswererChoice): Result<Started> {
    const message = store.messages.find(messageId)
    const questionId = message?.role === 'user' ? message.id : (message?.parentId ?? null)
    const conversation = message ? store.conversations.find(message.conversationId) : null
    if (!conversation || questionId === null) return notFound()
    const chosen = choose(choice, conversation)
    if (!chosen.ok) return chosen
    return start(conversation.id, chosen.value, (atMs) => {
      store.conversations.touch(conversation.id, { updatedAtMs: atMs, ...chosen.value })
      return questionId
    })
  }

  function source(messageId: MessageId): Result<AnswerSource> {
    const run = runs.get(messageId)
    if (run) return ok(run.watch())
    const message = store.messages.find(messageId)
    return message?.role === 'assistant' ? ok(endedSource(message)) : notFound()
  }

  async function endAll(ending: readonly Run[], how: 'stopped' | 'interrupted'): Promise<void> {
    for (const run of ending) run.end(how)
    await Promise.all(ending.map((run) => run.settled))
    for (const run of ending) run.saveAgain()
  }

  return {
    send,
    retry,
    source,
    stopIn: (conversationId) =>
      endAll(
        [...runs.values()].filter((run) => run.conversationId === conversationId),
        'stopped',
      ),
    stopAll: () => endAll([...runs.values()], 'interrupted'),
  }
}

/** A person's message without its words; an answer is made from it too. */
const makeMessage = (
  conversationId: ConversationId,
  parentId: MessageId | null,
  createdAtMs: number,
): Omit<Message, 'usage'> => ({
  id: newId<MessageId>(),
  conversationId,
  parentId,
  role: 'user',
  text: '',
  status: 'done',
  failure: null,
  modelId: null,
  createdAtMs,
})

const makeConversation = (
  id: ConversationId,
  text: string,
  answerer: Answerer,
  atMs: number,
): Conversation => ({ id, title: titleFromText(text), ...answerer, createdAtMs: atMs, updatedAtMs: atMs })

/** An answer that has ended: all of it, and then its end, at once. */
const endedSource = (message: Message): AnswerSource => ({
  snapshot: { text: message.text },
  attach(sink) {
    sink.settle(ok({ message }))
    return () => {}
  },
  cancel() {},
})
