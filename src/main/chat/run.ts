// One answer being written, from its place in the line to its commit. It belongs to main: windows come and go,
// and only a stop or the app's end cut it short. Where it goes is decided in run-state.ts; this does it. Its
// text, its end and the usage of its last request are committed in one transaction.
import { makeFailure } from '../../domain/failure.ts'
import type { ConversationId, KeyId, MessageId } from '../../domain/ids.ts'
import type { KeyUse } from '../../domain/keys/key.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { UsageRecord } from '../../domain/usage/usage.ts'
import type { Store } from '../store/store.ts'
import { createAnswerText } from './answer-text.ts'
import { createWatchers, type AnswerSource, type SettledAnswer } from './answer-source.ts'
import { sendRequest, type Asked, type RequestTask, type RequestTools } from '../usage/request.ts'
import { planRetry } from './retry-policy.ts'
import type { RunQueue } from './run-queue.ts'
import { firstStep, stepRun, type Cut, type RunEffect, type RunEvent } from './run-state.ts'
import { createSaver } from './saver.ts'
import { readKeyUse, type RequestReport } from '../usage/records/usage-report.ts'
import { waitUntil } from '../openai/wait.ts'

export interface RunTools extends RequestTools {
  readonly store: Pick<Store, 'messages' | 'usageRecords' | 'transact'>
  readonly queue: RunQueue
  /** Called inside a transaction of the store, which it joins. */
  readonly markKeyUsed: (id: KeyId, use: KeyUse) => void
  readonly writeRecord: (report: RequestReport) => Promise<UsageRecord>
  readonly random: () => number
  readonly checkpointMs: number
  readonly resaveMs: number
  readonly onUsageRecorded: () => void
  readonly warn: (message: string) => void
}

export interface RunTask extends RequestTask {
  readonly messageId: MessageId
  readonly conversationId: ConversationId
  /** What the answer begins with, and is in the store already; what comes is appended. */
  readonly text: string
}

export interface Run {
  readonly conversationId: ConversationId
  watch(): AnswerSource
  /** Ends it and keeps what had arrived. A second end changes nothing. */
  end(how: Cut): void
  /** How it settled: committed, or why it isn't yet. Never rejects. */
  readonly settled: Promise<Result<SettledAnswer>>
  /** Tries once more to commit what the store had refused. */
  saveAgain(): void
}

/** With what is reserved for it, which is given back once it is recorded. */
interface HeldReport extends RequestReport {
  readonly release: () => void
}

const brokeOff = () => makeFailure('bug/unexpected', 'try-again')

/** `onGone` is called once, when nothing is left in memory that isn't in the store. */
export function startRun(task: RunTask, tools: RunTools, onGone: () => void): Run {
  const { store, warn } = tools
  const { messageId, conversationId } = task
  const controller = new AbortController()
  const { signal } = controller
  const answer = createAnswerText(task, tools)
  const watchers = createWatchers({ name: 'queued' }, warn)
  const saver = createSaver(tools)
  const settled = Promise.withResolvers<Result<SettledAnswer>>()
  let state = firstStep.state
  /** Of the request that ended last, until it is recorded. */
  let report: HeldReport | null = null
  let recorded = Promise.resolve()
  let leaveQueue = (): void => {}
  const events: RunEvent[] = []
  let isStepping = false

  /** One event after the other: what one leads to may be the next. */
  function dispatch(event: RunEvent): void {
    events.push(event)
    if (isStepping) return
    isStepping = true
    try {
      for (let next = events.shift(); next; next = events.shift()) {
        const step = stepRun(state, next)
        state = step.state
        for (const effect of step.effects) perform(effect)
      }
    } finally {
      isStepping = false
    }
  }

  function perform(effect: RunEffect): void {
    switch (effect.kind) {
      case 'enter':
        leaveQueue = tools.queue.enter(() => dispatch({ kind: 'admitted' }))
        return
      case 'leave':
        return leaveQueue()
      case 'ask':
        return void ask()
      case 'append':
        answer.append(effect.text)
        return watchers.tell({ kind: 'text', text: effect.text })
      case 'abort':
        return controller.abort()
      case 'record':
        recorded = record()
        return
      case 'sleep':
        return void waitUntil(effect.untilMs, tools.nowMs, signal).then(() => dispatch({ kind: 'due' }))
      case 'tell':
        return watchers.tell({ kind: 'state', state: effect.state })
      case 'commit':
        return void commit(effect)
    }
  }

  async function ask(): Promise<void> {
    const onText = (text: string): void => dispatch({ kind: 'text', text })
    const asked = await sendRequest(task, tools, signal, onText).catch(() => err(brokeOff()))
    if (!asked.ok) return dispatch({ kind: 'failed', failure: asked.failure, retryAtMs: null })
    if (asked.value === null) return dispatch({ kind: 'left' })
    report = { ...asked.value, purpose: 'chat', messageId, conversationId, text: answer.readNew() }
    dispatch(readEnd(asked.value))
  }

  function readEnd({ attempt: { end } }: Asked): RunEvent {
    if (end.kind === 'completed') return { kind: 'completed' }
    if (end.kind === 'aborted') return { kind: 'left' }
    const { failure, isAccepted } = end
    const attempts = state.name === 'waiting' ? state.attempts : Infinity
    const plan = planRetry({ failure, isAccepted, attempts, random: tools.random() })
    return { kind: 'failed', failure, retryAtMs: plan.kind === 'again' ? tools.nowMs() + plan.delayMs : null }
  }

  /** Inside a transaction. */
  function keepUsage(usage: UsageRecord, { key, attempt }: RequestReport): void {
    store.usageRecords.insert(usage)
    const use = key && readKeyUse(attempt, usage.atMs)
    if (use) tools.markKeyUsed(key.id, use)
  }

  async function record(): Promise<void> {
    const written = report
    report = null
    if (!written) return
    try {
      const usage = await tools.writeRecord(written)
      const failure = saver.save(
        () => keepUsage(usage, written),
        () => {
          written.release()
          tools.onUsageRecorded()
        },
      )
      if (failure) warn(`usage record: ${failure.code}`)
    } catch {
      warn('usage record: unexpected')
    }
  }

  async function commit({ status, failure }: Extract<RunEffect, { kind: 'commit' }>): Promise<void> {
    try {
      await recorded
      const usage = report && (await tools.writeRecord(report))
      const last = report
      const refusal = saver.save(
        () => {
          store.messages.finish(messageId, { status, failure, text: answer.readAll() })
          if (last && usage) keepUsage(usage, last)
        },
        () => {
          // In the turn in which it was saved: what was reserved is spent now, and counts once.
          last?.release()
          settle(readSettled())
          if (last) tools.onUsageRecorded()
          onGone()
        },
      )
      if (refusal) {
        warn(`answer: ${refusal.code}`)
        settle(err(refusal))
      }
    } catch {
      warn('an answer broke off unexpectedly')
      settle(err(brokeOff()))
      onGone()
    } finally {
      answer.close()
    }
  }

  function readSettled(): Result<SettledAnswer> {
    const message = store.messages.find(messageId)
    return message ? ok({ message }) : err(makeFailure('store/not-found'))
  }

  function settle(result: Result<SettledAnswer>): void {
    watchers.settle(result)
    settled.resolve(result)
  }

  for (const effect of firstStep.effects) perform(effect)

  return {
    conversationId,
    settled: settled.promise,
    saveAgain: () => saver.saveAgain(),
    end: (cut) => dispatch({ kind: 'cut', cut }),
    watch: () => watchers.source(answer.readAll(), () => dispatch({ kind: 'cut', cut: 'stopped' })),
  }
}
