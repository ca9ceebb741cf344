// One answer being written, from its request to its commit. It belongs to main: windows come and go, and only
// stop or the app's end cut it short. Its text, its end and its usage are committed in one transaction.
import type { StreamSink, StreamSource } from '../../contract/derived.ts'
import { makeFailure, type Failure } from '../../domain/failure.ts'
import type { ConversationId, KeyId, MessageId } from '../../domain/ids.ts'
import type { KeyUse } from '../../domain/key.ts'
import type { Message } from '../../domain/message.ts'
import type { UsageRecord } from '../../domain/usage.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { MessageEnd } from '../store/messages.ts'
import type { Store } from '../store/store.ts'
import { runAttempt, type Attempt } from './attempt.ts'
import type { Backend, BackendRequest } from './backend.ts'
import { planRetry } from './retry-policy.ts'
import { readKeyUse, type RequestKey, type RequestReport } from './usage-report.ts'
import { wait } from './wait.ts'

/** The only way to a secret. `work` must not keep it. */
export type UseSecret = <Value>(
  id: KeyId,
  work: (secret: string, key: RequestKey) => Promise<Value>,
) => Promise<Result<Value>>

export interface AnswerText {
  readonly text: string
}

export interface SettledAnswer {
  readonly message: Message
}

export type AnswerSource = StreamSource<AnswerText, AnswerText, SettledAnswer>

export interface RunTools {
  readonly store: Pick<Store, 'messages' | 'usageRecords' | 'transact'>
  readonly useSecret: UseSecret
  /** Called inside a transaction of the store, which it joins. */
  readonly markKeyUsed: (id: KeyId, use: KeyUse) => void
  readonly makeBackend: (secret: string, key: RequestKey) => Backend
  readonly practice: Backend
  readonly writeRecord: (report: RequestReport) => Promise<UsageRecord>
  readonly nowMs: () => number
  readonly random: () => number
  readonly checkpointMs: number
  readonly resaveMs: number
  readonly onUsageRecorded: () => void
  readonly warn: (message: string) => void
}

export interface RunTask {
  readonly messageId: MessageId
  readonly conversationId: ConversationId
  /** `null` asks the practice guide. */
  readonly keyId: KeyId | null
  readonly request: BackendRequest
}

export interface Run {
  readonly conversationId: ConversationId
  watch(): AnswerSource
  /** Ends it and keeps what had arrived. A second end changes nothing. */
  end(how: 'stopped' | 'interrupted'): void
  /** Settled, and committed unless the store refused. */
  readonly settled: Promise<void>
  /** Tries once more to commit what the store had refused. */
  saveAgain(): void
}

/** `onGone` is called once, when nothing is left in memory that isn't in the store. */
export function startRun(task: RunTask, tools: RunTools, onGone: () => void): Run {
  const { store, warn } = tools
  const { messageId } = task
  const controller = new AbortController()
  const { signal } = controller
  const sinks = new Set<StreamSink<AnswerText, SettledAnswer>>()
  let text = ''
  let endedHow: 'stopped' | 'interrupted' = 'stopped'
  let checkpointTimer: NodeJS.Timeout | null = null
  let resaveTimer: NodeJS.Timeout | null = null
  let result: Result<SettledAnswer> | null = null
  let unsaved: (() => Result<void>) | null = null

  function tell(call: (sink: StreamSink<AnswerText, SettledAnswer>) => void): void {
    // Who joins while the others are told has it in the snapshot already.
    const watching = [...sinks]
    for (const sink of watching) {
      try {
        call(sink)
      } catch {
        warn('a window could not be told of an answer')
      }
    }
  }

  function checkpoint(): void {
    checkpointTimer = null
    try {
      const saved = store.transact(() => store.messages.checkpoint(messageId, text))
      if (!saved.ok) warn(`checkpoint: ${saved.failure.code}`)
    } catch {
      warn('checkpoint: unexpected')
    }
  }

  function append(piece: string): void {
    text += piece
    checkpointTimer ??= setTimeout(checkpoint, tools.checkpointMs)
    tell((sink) => sink.delta({ text: piece }))
  }

  /** Ends early only while the keychain is being asked: a request under way ends by itself. */
  async function request(): Promise<
    Result<{ attempt: Attempt; key: RequestKey | null; atMs: number } | null>
  > {
    const atMs = tools.nowMs()
    if (task.keyId === null) {
      return ok({ attempt: await runAttempt(tools.practice, task.request, signal, append), key: null, atMs })
    }
    const given = Promise.withResolvers<null>()
    const giveUp = (): void => given.resolve(null)
    signal.addEventListener('abort', giveUp, { once: true })
    const asked = tools.useSecret(task.keyId, async (secret, key) => {
      signal.removeEventListener('abort', giveUp)
      if (signal.aborted) return null
      const attempt = await runAttempt(tools.makeBackend(secret, key), task.request, signal, append)
      return { attempt, key, atMs }
    })
    return Promise.race([asked, given.promise.then((nothing) => ok(nothing))])
  }

  async function drive(): Promise<{ end: Omit<MessageEnd, 'text'>; report: RequestReport | null }> {
    for (let attempts = 1; ; attempts += 1) {
      if (signal.aborted) return { end: { status: endedHow, failure: null }, report: null }
      const asked = await request()
      if (!asked.ok) return { end: { status: 'failed', failure: asked.failure }, report: null }
      if (asked.value === null) continue
      const { attempt, key, atMs } = asked.value
      const { conversationId } = task
      const report: RequestReport = {
        attempt,
        purpose: 'chat',
        key,
        atMs,
        messageId,
        conversationId,
        request: task.request,
        text,
      }
      const { end } = attempt
      if (end.kind === 'completed') return { end: { status: 'done', failure: null }, report }
      if (end.kind === 'aborted') return { end: { status: endedHow, failure: null }, report }
      const plan = planRetry({ failure: end.failure, attempts, hasText: text !== '', random: tools.random() })
      if (plan.kind === 'stop') return { end: { status: 'failed', failure: end.failure }, report }
      await record(report)
      await wait(plan.delayMs, signal)
    }
  }

  /** Inside a transaction. */
  function keepUsage(usage: UsageRecord, { key, attempt }: RequestReport): void {
    store.usageRecords.insert(usage)
    const use = key && readKeyUse(attempt, usage.atMs)
    if (use) tools.markKeyUsed(key.id, use)
  }

  async function record(report: RequestReport): Promise<void> {
    const usage = await tools.writeRecord(report)
    const saved = store.transact(() => keepUsage(usage, report))
    if (saved.ok) tools.onUsageRecorded()
    else warn(`usage record: ${saved.failure.code}`)
  }

  async function finish(): Promise<void> {
    const { end, report } = await drive()
    const usage = report ? await tools.writeRecord(report) : null
    if (checkpointTimer) clearTimeout(checkpointTimer)
    checkpointTimer = null
    unsaved = () =>
      store.transact(() => {
        store.messages.finish(messageId, { ...end, text })
        if (report && usage) keepUsage(usage, report)
      })
    const failure = save()
    if (failure) warn(`answer: ${failure.code}`)
    settle(failure ? err(failure) : readSettled())
    if (!failure) onGone()
    if (!failure && usage) tools.onUsageRecorded()
  }

  function save(): Failure | null {
    const saved = unsaved?.() ?? ok(undefined)
    if (saved.ok) {
      unsaved = null
      return null
    }
    resaveTimer = setTimeout(saveAgain, tools.resaveMs).unref()
    return saved.failure
  }

  function saveAgain(): void {
    if (resaveTimer) clearTimeout(resaveTimer)
    resaveTimer = null
    if (unsaved === null || save() !== null) return
    tools.onUsageRecorded()
    onGone()
  }

  function readSettled(): Result<SettledAnswer> {
    const message = store.messages.find(messageId)
    return message ? ok({ message }) : err(makeFailure('store/not-found', 'The answer was deleted.'))
  }

  function settle(settled: Result<SettledAnswer>): void {
    result = settled
    tell((sink) => sink.settle(settled))
    sinks.clear()
  }

  const settled = finish().catch(() => {
    warn('an answer broke off unexpectedly')
    settle(err(makeFailure('bug/unexpected', 'The answer broke off unexpectedly.', 'try-again')))
    onGone()
  })

  return {
    conversationId: task.conversationId,
    settled,
    saveAgain,
    end(how) {
      if (signal.aborted || result) return
      endedHow = how
      controller.abort()
    },
    watch: () => ({
      snapshot: { text },
      attach(sink) {
        if (result) sink.settle(result)
        else sinks.add(sink)
        return () => void sinks.delete(sink)
      },
      cancel: () => {
        if (signal.aborted || result) return
        controller.abort()
      },
    }),
  }
}
