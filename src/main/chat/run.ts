// Writes one answer, from its place in the queue to its commit. A run belongs to main: windows come and go,
// and only a stop or the app's end cuts it short. run-state.ts decides each step; this performs it. The text,
// the end and the usage of the last request are committed in one transaction.
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
  /** Is called inside a transaction of the store and joins it. */
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
  /** The text that the answer begins with, already in the store; new text is appended to it. */
  readonly text: string
}

export interface Run {
  readonly conversationId: ConversationId
  watch(): AnswerSource
  /** Ends the answer and keeps the text so far. A second call changes nothing. */
  end(how: Cut): void
  /** Resolves with the committed answer, or with the reason why it isn't saved yet. Never rejects. */
  readonly settled: Promise<Result<SettledAnswer>>
  /** Tries again to commit what the store refused. */
  saveAgain(): void
}

/** A report with its reservation; `release` gives that back once the report is recorded. */
interface HeldReport extends RequestReport {
  readonly release: () => void
}

const brokeOff = () => makeFailure('bug/unexpected', 'try-again')

/** `onGone` is called once, when everything in memory is in the store. */
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
  /** The last request that ended, until it is recorded. */
  let report: HeldReport | null = null
  let recorded = Promise.resolve()
  let leaveQueue = (): void => {}
  const events: RunEvent[] = []
  let isStepping = false

  /** Handles one event at a time: an effect may dispatch the next event, which then waits its turn. */
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

  /** Must run inside a transaction. */
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
          // Released in the same turn as the save: the reserved amount is now spent, and must count only
          // once.
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
