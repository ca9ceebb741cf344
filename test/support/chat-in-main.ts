// All of chat as main runs it, without a window: a real database and log in a temporary profile, a keychain
// in memory, and a fault server in place of OpenAI or of a person's own server. It counts what is written of
// an answer, and keeps what a window would be told.
import { allRecords } from '../../src/main/store/test-support.ts'
import { join } from 'node:path'
import { describeFailure } from '../../src/words/describe-failure.ts'
import type { AnswerState } from '../../src/domain/chat/answer-state.ts'
import type { KeyId, MessageId } from '../../src/domain/ids.ts'
import type { Message } from '../../src/domain/chat/message.ts'
import { openAiBaseUrl } from '../../src/domain/chat/model.ts'
import { noParameters } from '../../src/domain/chat/parameters.ts'
import { makeFailure } from '../../src/domain/failure.ts'
import { err, ok, type Result } from '../../src/domain/result.ts'
import type { UsageRecord } from '../../src/domain/usage/usage.ts'
import { createMakeBackend, createPracticeBackend } from '../../src/main/openai/backends.ts'
import { createRuns, type Runs } from '../../src/main/chat/runs.ts'
import { createLogger } from '../../src/main/diagnostics/logger.ts'
import { createMemoryStore, type MemoryStore } from '../../src/main/secrets/memory-store.ts'
import { newId } from '../../src/main/store/new-id.ts'
import { openStore, type Store } from '../../src/main/store/store.ts'
import { openReservations } from '../../src/main/usage/budgets/reservations-test-support.ts'
import { estimateTokens } from '../../src/main/openai/token-estimate.ts'
import { createCanary } from './canary.ts'
import { startFaultServer, type FaultRequest, type FaultScript, type FaultServer } from './fault-server.ts'
import { createTemporaryProfile } from './temporary-profile.ts'
import { chatWire, responsesWire, wireModel, type Wire } from './wires.ts'

export interface Api {
  readonly name: 'responses' | 'chat-completions'
  readonly wire: Wire
  readonly path: string
}

export const apis: readonly Api[] = [
  { name: 'responses', wire: responsesWire, path: '/v1/responses' },
  { name: 'chat-completions', wire: chatWire, path: '/v1/chat/completions' },
]

/** What a window is told about one answer. */
export interface Seen {
  readText(): string
  readonly states: readonly AnswerState[]
  countSettlements(): number
  /** When the newest text came, by the clock of performance.now(). */
  readonly lastTextAtMs: number
  readonly settled: Promise<Message>
}

export interface ChatInMain extends AsyncDisposable {
  readonly server: FaultServer
  readonly folder: string
  /** The key, which is nowhere but in the keychain in memory. */
  readonly secret: string
  readonly runs: Runs
  readonly store: Store
  readonly secrets: MemoryStore
  /** Sets how the server answers requests from now on. */
  answerBy(answer: (request: FaultRequest, index: number) => FaultScript): void
  send(over?: { readonly text?: string; readonly after?: Message }): MessageId
  retry(message: Message): MessageId
  watch(id: MessageId): Seen
  /** Returns how often an answer's end was written. */
  countEnds(id: MessageId): number
  /** Oldest first. */
  listUsage(): readonly UsageRecord[]
  /** Moves the app's clock forward by this much at once, as after a sleep. */
  skip(delayMs: number): void
  readNowMs(): number
}

export interface ChatInMainOptions {
  readonly api: Api
  readonly answer: (request: FaultRequest, index: number) => FaultScript
  readonly timeoutMs?: number
  readonly idleTimeoutMs?: number
  readonly random?: () => number
}

export function take<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(describeFailure(result.failure).title)
  return result.value
}

export async function openChat(options: ChatInMainOptions): Promise<ChatInMain> {
  const { api, timeoutMs = 5_000, idleTimeoutMs = 5_000, random = () => 0 } = options
  const profile = await createTemporaryProfile('chat')
  const secret = createCanary()
  let { answer } = options
  const server = await startFaultServer((request, index) => answer(request, index), secret)
  let skippedMs = 0
  const nowMs = (): number => Date.now() + skippedMs
  const ends = new Map<MessageId, number>()
  const real = take(
    openStore({
      path: join(profile.folder, 'latchkey.db'),
      backupsPath: join(profile.folder, 'backups'),
      nowMs,
    }),
  )
  const store: Store = {
    ...real,
    messages: {
      ...real.messages,
      finish(id, end) {
        ends.set(id, (ends.get(id) ?? 0) + 1)
        real.messages.finish(id, end)
      },
    },
  }
  const secrets = createMemoryStore()
  const keyId = newId<KeyId>()
  const isOpenAi = api.name === 'responses'
  await secrets.write(keyId, secret)
  store.keys.insert({
    id: keyId,
    label: 'Key',
    project: '',
    note: '',
    baseUrl: isOpenAi ? openAiBaseUrl : server.baseUrl,
    lastFour: secret.slice(-4),
    fingerprint: `of ${keyId}`,
    kind: 'unknown',
    isDefault: true,
    isEnabled: true,
    createdAtMs: 1,
    lastUse: null,
    lastTest: null,
    rotateByMs: null,
    replacedById: null,
  })
  // The server here answers requests to OpenAI's own address, and nothing leaves this machine.
  const fetch: typeof globalThis.fetch = (input, init) => {
    const address = String(input instanceof Request ? input.url : input)
    return globalThis.fetch(address.replace(openAiBaseUrl, server.baseUrl), init)
  }
  const { priceBook, reservations } = openReservations(store, { estimateTokens })
  const runs = createRuns({
    store,
    keys: {
      list: () => store.keys.list(),
      markUsed: (id, use) => store.keys.markUsed(id, use),
      async useSecret(id, work) {
        const key = store.keys.find(id)
        const found = await secrets.read(id)
        return key && found.state === 'ok'
          ? ok(await work(found.secret, key))
          : err(makeFailure('keychain/locked', 'unlock-keyring'))
      },
    },
    makeBackend: createMakeBackend({ fetch, nowMs, timeoutMs, idleTimeoutMs, maxBytes: 200_000 }),
    practice: createPracticeBackend({ nowMs }),
    readDefaultModelId: () => wireModel,
    readDefaultParameters: () => noParameters,
    readFacts: () => null,
    readCheapModel: async () => null,
    readWritesTitles: () => false,
    nowMs,
    estimateTokens,
    priceTokens: priceBook.priceTokens,
    reserve: reservations.reserve,
    onConversationsChanged: () => {},
    onUsageRecorded: () => {},
    logger: createLogger({ folder: join(profile.folder, 'logs'), nowMs }),
    checkpointMs: 20,
    random,
  })
  const chosen = { keyId, modelId: wireModel, parameters: null }

  return {
    server,
    folder: profile.folder,
    secret,
    runs,
    store,
    secrets,
    answerBy: (next) => void (answer = next),
    send: ({ text = 'Which way to Zürich?', after } = {}) =>
      take(runs.send({ conversationId: after?.conversationId ?? null, text, ...chosen })).messageId,
    retry: ({ id }) =>
      take(runs.retry({ messageId: id, keyId: null, modelId: null, ignoresBudgets: false })).messageId,
    watch: (id) => watch(runs, id),
    countEnds: (id) => ends.get(id) ?? 0,
    listUsage: () =>
      store.usageRecords.list({ ...allRecords, limit: 500, before: null }).records.toReversed(),
    skip: (delayMs) => void (skippedMs += delayMs),
    readNowMs: nowMs,
    async [Symbol.asyncDispose]() {
      await runs.stopAll()
      store.close()
      await server.stop()
      await profile.remove()
    },
  }
}

function watch(runs: Runs, id: MessageId): Seen {
  const source = take(runs.source(id))
  let { text } = source.snapshot
  let settlements = 0
  let lastTextAtMs = 0
  const states: AnswerState[] = [source.snapshot.state]
  const settled = Promise.withResolvers<Message>()
  source.attach({
    delta(delta) {
      if (delta.kind === 'state') states.push(delta.state)
      else {
        text += delta.text
        lastTextAtMs = performance.now()
      }
    },
    settle(result) {
      settlements += 1
      if (result.ok) settled.resolve(result.value.message)
      else settled.reject(new Error(result.failure.code))
    },
  })
  return {
    readText: () => text,
    states,
    countSettlements: () => settlements,
    get lastTextAtMs() {
      return lastTextAtMs
    },
    settled: settled.promise,
  }
}
