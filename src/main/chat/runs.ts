// All answers being written. If there is no run for an answer, the answer has ended and is in the store.
// questions.ts commits what is asked, run.ts writes an answer, titles.ts names the conversation.
import { makeFailure } from '../../domain/failure.ts'
import type { ConversationId, KeyId, MessageId } from '../../domain/ids.ts'
import type { KeyUse } from '../../domain/keys/key.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { endedSource, type AnswerSource } from './answer-source.ts'
import {
  createQuestions,
  type AskedAgain,
  type NewMessage,
  type Question,
  type QuestionsOptions,
  type RetriedAnswer,
} from './questions.ts'
import type { RequestTools, UseSecret } from '../usage/request.ts'
import type { ToldConversation } from './read-shown.ts'
import { startRun, type Run, type RunTools } from './run.ts'
import { createRunQueue } from './run-queue.ts'
import type { Cut } from './run-state.ts'
import { createTitles, type TitlesOptions } from './titles.ts'
import { writeRecord, type RecordTools } from '../usage/records/usage-report.ts'

/** What runs need of the keys. */
export interface RunKeys {
  list(): ReturnType<QuestionsOptions['keys']['list']>
  readonly useSecret: UseSecret
  /** Joins the transaction of the store that it is called in. */
  markUsed(id: KeyId, use: KeyUse): void
}

export interface RunsOptions
  extends
    Omit<QuestionsOptions, 'keys'>,
    Pick<RequestTools, 'makeBackend' | 'practice' | 'reserve'>,
    Pick<TitlesOptions, 'readCheapModel'>,
    RecordTools {
  readonly keys: RunKeys
  /** Returns true if the settings let a model name conversations. */
  readonly readWritesTitles: () => boolean
  readonly onConversationsChanged: () => void
  readonly onUsageRecorded: () => void
  readonly logger: { warn(message: string): void }
  /** At most this much of an answer is lost to a crash; 1 s if not given. */
  readonly checkpointMs?: number
  /** The time between attempts to commit what a full disk refused; 5 s if not given. */
  readonly resaveMs?: number
  /** The time after which a title is given up; 20 s if not given. */
  readonly titleTimeoutMs?: number
  /** From 0 up to 1; for the jitter of retries. */
  readonly random?: () => number
}

interface Started {
  readonly conversationId: ConversationId
  readonly messageId: MessageId
  /** From the first message that was written. */
  readonly shown: ToldConversation
}

export interface Runs {
  send(typed: NewMessage): Result<Started>
  /** Asks with other words, in a new message beside the old one, which is kept. */
  edit(edited: AskedAgain & { readonly text: string }): Result<Started>
  /** Asks again: the new answer appears beside the old one. For a person's message: answers it. */
  retry(asked: RetriedAnswer): Result<Started>
  /** Goes on with an answer that broke off, in a copy beside it. */
  continue(asked: AskedAgain): Result<Started>
  source(messageId: MessageId): Result<AnswerSource>
  /** Stops the answers of a conversation that is about to be deleted. */
  stopIn(conversationId: ConversationId): Promise<void>
  /** For the app's end: commits every answer as interrupted, with the text so far. */
  stopAll(): Promise<void>
}

export function createRuns(options: RunsOptions): Runs {
  const { store, keys, logger, resaveMs = 5_000 } = options
  const runs = new Map<MessageId, Run>()
  const queue = createRunQueue()
  const questions = createQuestions(options)
  const shared = {
    store,
    useSecret: keys.useSecret,
    makeBackend: options.makeBackend,
    practice: options.practice,
    reserve: options.reserve,
    nowMs: options.nowMs,
    writeRecord: (report) => writeRecord(report, options),
    resaveMs,
    onUsageRecorded: options.onUsageRecorded,
    warn: (message) => logger.warn(message),
  } satisfies Partial<RunTools>
  const tools: RunTools = {
    ...shared,
    queue,
    markKeyUsed: (id, use) => keys.markUsed(id, use),
    random: options.random ?? Math.random,
    checkpointMs: options.checkpointMs ?? 1_000,
  }
  const titles = createTitles({
    ...shared,
    isWanted: options.readWritesTitles,
    readFacts: options.readFacts,
    readCheapModel: options.readCheapModel,
    onConversationsChanged: options.onConversationsChanged,
    timeoutMs: options.titleTimeoutMs ?? 20_000,
  })

  async function nameAfter(run: Run, keyId: KeyId | null): Promise<void> {
    const settled = await run.settled
    if (settled.ok && settled.value.message.status === 'done')
      await titles.consider(settled.value.message, keyId)
  }

  function start(asked: Result<Question>): Result<Started> {
    if (!asked.ok) return asked
    const { task, shown } = asked.value
    const { conversationId, messageId } = task
    const run = startRun(task, tools, () => void runs.delete(messageId))
    runs.set(messageId, run)
    void nameAfter(run, task.keyId)
    options.onConversationsChanged()
    return ok({ conversationId, messageId, shown })
  }

  function source(messageId: MessageId): Result<AnswerSource> {
    const run = runs.get(messageId)
    if (run) return ok(run.watch())
    const message = store.messages.find(messageId)
    return message?.role === 'assistant' ? ok(endedSource(message)) : err(makeFailure('store/not-found'))
  }

  async function endAll(ending: readonly Run[], cut: Cut): Promise<void> {
    // All end in one turn: a place becomes free only when its request is over, and by then no run waits for
    // it.
    for (const run of ending) run.end(cut)
    await Promise.all(ending.map((run) => run.settled))
    for (const run of ending) run.saveAgain()
  }

  return {
    send: (typed) => start(questions.send(typed)),
    edit: (edited) => start(questions.edit(edited)),
    retry: (asked) => start(questions.retry(asked)),
    continue: (asked) => start(questions.continue(asked)),
    source,
    async stopIn(conversationId) {
      const ending = [...runs.values()].filter((run) => run.conversationId === conversationId)
      await endAll(ending, 'stopped')
      await titles.stopIn(conversationId)
    },
    async stopAll() {
      await endAll([...runs.values()], 'interrupted')
      await titles.stopAll()
    },
  }
}
