// For the tests of runs: all of chat over a real database, a keychain in memory and a real server. The keys
// here have only their rows, their secrets, and the functions that runs use.
import { allRecords } from '../store/test-support.ts'
import { expect, onTestFinished } from 'vitest'
import { chat } from '../../contract/chat.ts'
import * as values from '../../contract/values.ts'
import type { AnswerState } from '../../domain/chat/answer-state.ts'
import { makeFailure, type Failure } from '../../domain/failure.ts'
import type { KeyId, MessageId } from '../../domain/ids.ts'
import type { Message } from '../../domain/chat/message.ts'
import { noParameters } from '../../domain/chat/parameters.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { createMemoryStore, type MemoryStore } from '../secrets/memory-store.ts'
import { newId } from '../store/new-id.ts'
import type { Store } from '../store/store.ts'
import { openTestStore } from '../store/test-support.ts'
import { openReservations } from '../usage/budgets/reservations-test-support.ts'
import { createMakeBackend, createPracticeBackend } from '../openai/backends.ts'
import type { AnswerDelta, AnswerSource, SettledAnswer } from './answer-source.ts'
import type { NewMessage } from './questions.ts'
import { createRuns, type RunKeys, type RunsOptions } from './runs.ts'
import { createWeighRetry } from './weighing.ts'
import {
  canary,
  chatDelta,
  chatEnd,
  chatUsage,
  serve,
  startStream,
  type Behave,
} from '../openai/test-support.ts'

export function take<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

export const full: Failure = {
  code: 'store/full',

  retry: { kind: 'action', action: 'free-disk-space' },
}

export interface AppOptions {
  readonly behave?: Behave
  /** The keys' base URL, if not the test server's. */
  readonly baseUrl?: string
  readonly runs?: Partial<RunsOptions>
}

export async function makeApp({ behave, baseUrl, runs: over }: AppOptions = {}) {
  const server = await serve(
    behave ?? ((response) => void startStream(response).end(chatDelta('Hello') + chatEnd() + chatUsage)),
  )
  const real = openTestStore()
  let isFull = false
  const store: Store = { ...real, transact: (work) => (isFull ? err(full) : real.transact(work)) }
  const secrets = createMemoryStore()
  const [warnings, events]: [string[], string[]] = [[], []]
  let nowMs = 1_000
  const { priceBook, reservations } = openReservations(store)
  const runs = createRuns({
    store,
    keys: makeRunKeys(store, secrets),
    makeBackend: createMakeBackend({
      fetch: globalThis.fetch,
      nowMs: () => nowMs,
      timeoutMs: 5_000,
      idleTimeoutMs: 5_000,
    }),
    practice: createPracticeBackend({ nowMs: () => nowMs, pieceDelayMs: 0 }),
    readDefaultModelId: () => 'gpt-6-luna',
    readDefaultParameters: () => noParameters,
    readFacts: () => null,
    readCheapModel: async () => null,
    readWritesTitles: () => false,
    nowMs: () => (nowMs += 1),
    estimateTokens: async (text) => text.length,
    priceTokens: priceBook.priceTokens,
    reserve: reservations.reserve,
    onConversationsChanged: () => events.push('conversations'),
    onUsageRecorded: () => events.push('usage'),
    logger: { warn: (message) => warnings.push(message) },
    checkpointMs: 5,
    resaveMs: 5,
    random: () => 0,
    ...over,
  })
  const weighRetry = createWeighRetry({
    store,
    keys: { list: () => store.keys.list() },
    readDefaultModelId: () => 'gpt-6-luna',
    readFacts: () => null,
    nowMs: () => nowMs,
    weigh: reservations.weigh,
  })
  onTestFinished(() => runs.stopAll())
  async function addKey(secret = canary, at = baseUrl ?? server.baseUrl): Promise<KeyId> {
    const id = newId<KeyId>()
    expect(await secrets.write(id, secret)).toEqual({ state: 'ok' })
    store.keys.insert({
      id,
      label: 'Key',
      project: '',
      note: '',
      baseUrl: at,
      lastFour: secret.slice(-4),
      fingerprint: `of ${id}`,
      kind: 'unknown',
      isDefault: false,
      isEnabled: true,
      createdAtMs: 1,
      lastUse: null,
      lastTest: null,
      rotateByMs: null,
      replacedById: null,
    })
    return id
  }
  const send = (over: Partial<NewMessage> = {}) =>
    runs.send({
      conversationId: null,
      text: 'Hello there',
      keyId: null,
      modelId: null,
      parameters: null,
      ...over,
    })
  const listConversations = () =>
    store.conversations.list({ shelf: { kind: 'recent' }, limit: 100, before: null })
  const listUsage = () => store.usageRecords.list({ ...allRecords, limit: 100, before: null }).records
  return {
    server,
    store,
    secrets,
    runs,
    weighRetry,
    priceBook,
    reservations,
    warnings,
    events,
    addKey,
    send,
    listConversations,
    listUsage,
    setFull: (next: boolean) => void (isFull = next),
  }
}

const makeRunKeys = ({ keys }: Store, secrets: MemoryStore): RunKeys => ({
  list: () => keys.list(),
  async useSecret(id, work) {
    const key = keys.find(id)
    if (!key) return err(makeFailure('key/not-found', 'choose-key'))
    if (!key.isEnabled) return err(makeFailure('key/disabled', 'enable-key'))
    const found = await secrets.read(id)
    if (found.state !== 'ok') return err(makeFailure('keychain/locked', 'unlock-keyring'))
    return ok(await work(found.secret, key))
  },
  markUsed: (id, use) => keys.markUsed(id, use),
})

/** Collects all that a window sees: the snapshot and deltas as one text, the states, and the end. */
export function watch(source: AnswerSource, onText: (text: string) => void = () => {}) {
  let { text, state } = source.snapshot
  const deltas: AnswerDelta[] = []
  const states: AnswerState[] = [state]
  let settlements = 0
  const settled = Promise.withResolvers<Result<SettledAnswer>>()
  const detach = source.attach({
    delta(delta) {
      deltas.push(delta)
      expect(chat.streamAnswer.delta.safeParse(delta).success).toBe(true)
      if (delta.kind === 'state') {
        state = delta.state
        states.push(state)
        return
      }
      text += delta.text
      onText(text)
    },
    settle(result) {
      settlements += 1
      settled.resolve(result)
    },
  })
  return {
    settled: settled.promise,
    deltas,
    states,
    detach,
    readText: () => text,
    readState: () => state,
    countSettlements: () => settlements,
  }
}

export async function settle(
  app: Awaited<ReturnType<typeof makeApp>>,
  messageId: MessageId,
): Promise<Message> {
  const { message } = take(await watch(take(app.runs.source(messageId))).settled)
  expect(values.message.safeParse(message).success).toBe(true)
  return message
}
