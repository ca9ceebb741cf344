// For the tests of this folder: keys over a real database, with secrets in memory.
import { inspect } from 'node:util'
import { expect } from 'vitest'
import * as values from '../../contract/key-values.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { Key } from '../../domain/keys/key.ts'
import type { KeyTestLine } from '../../domain/keys/key-test.ts'
import { openAiBaseUrl } from '../../domain/chat/model.ts'
import type { Result } from '../../domain/result.ts'
import { createMakeBackend } from '../openai/backends.ts'
import type { Fetch } from '../openai/exchange.ts'
import { canary } from '../openai/test-support.ts'
import { createMemoryStore } from '../secrets/memory-store.ts'
import { allRecords, makeFolder, openTestStore } from '../store/test-support.ts'
import { openReservations } from '../usage/budgets/reservations-test-support.ts'
import { createFingerprint } from './fingerprint.ts'
import { createKeys, type Keys, type KeysOptions } from './keys.ts'
import { createServers } from './servers.ts'
import type { KeySaying } from './saving.ts'
import type { KeyTestSettled } from './key-test/run.ts'

export const other = 'sk-canary-9876543210zyxwvutsrq0b1c'
export const third = 'sk-canary-5555544444333332222277aa'

export interface NewKey extends KeySaying {
  readonly baseUrl: string
  readonly secret: string
}

export function makeKeys(over: Partial<KeysOptions> = {}) {
  const folder = makeFolder()
  const store = openTestStore(folder)
  const [keychain, session] = [createMemoryStore('Secret Service'), createMemoryStore()]
  const events: string[] = []
  const clock = { nowMs: 2_000 }
  const nowMs = (): number => clock.nowMs
  const fingerprint = createFingerprint(folder)
  const timeoutMs = over.timeoutMs ?? 5_000
  const { priceBook, reservations } = openReservations(store)
  const asked: string[] = []
  const answers = { allows: true }
  const servers = createServers({
    store,
    async ask(origin) {
      asked.push(origin)
      return answers.allows
    },
    nowMs,
    onChange: () => void events.push('servers'),
  })
  const keys = createKeys({
    store,
    keychain,
    session,
    fingerprint,
    servers,
    fetch: globalThis.fetch,
    makeBackend: (fetch) => createMakeBackend({ fetch, nowMs, timeoutMs, idleTimeoutMs: timeoutMs }),
    estimateTokens: (text) => Promise.resolve(text.length),
    priceTokens: priceBook.priceTokens,
    reserve: reservations.reserve,
    readProxy: () => Promise.resolve(null),
    askToMove: () => Promise.resolve(true),
    nowMs,
    onChange: () => void events.push('keys'),
    onUsageRecorded: () => void events.push('usage'),
    onConversationsChanged: () => void events.push('conversations'),
    timeoutMs,
    ...over,
  })
  const hold = (secret = canary, baseUrl = openAiBaseUrl): KeyId => take(keys.hold(secret, baseUrl)).id
  async function add({ secret, baseUrl, ...saying }: Partial<NewKey> = {}): Promise<Result<Key>> {
    const held = keys.hold(secret ?? canary, baseUrl ?? openAiBaseUrl)
    if (!held.ok) return held
    clock.nowMs += 1
    return keys.save(held.value.id, {
      label: 'Work',
      project: 'Site',
      note: '',
      keepIn: 'keychain',
      ...saying,
    })
  }
  /** Adds a session key, saved while there was no keychain. */
  async function addForSession(made: Partial<NewKey> = {}): Promise<Key> {
    keychain.failWith('unavailable')
    const key = take(await add({ ...made, keepIn: 'session' }))
    keychain.failWith(null)
    return key
  }
  const listUsage = () => store.usageRecords.list({ ...allRecords, limit: 100, before: null }).records
  return {
    keys,
    keychain,
    session,
    store,
    fingerprint,
    hold,
    add,
    addForSession,
    events,
    clock,
    listUsage,
    reservations,
    servers,
    /** The servers that the person was asked about, and what the person answers. */
    asked,
    answers,
  }
}

export type Made = ReturnType<typeof makeKeys>

export function take<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.failure.code)

export const expectNoSecret = (value: unknown): void => {
  expect(inspect(value, { depth: null, showHidden: true })).not.toContain('canary')
}

/** Collects every line as a window gets it, and the end. */
export function watchTest(keys: Keys, id: KeyId, paysForQuota = false) {
  const source = take(keys.test(id, { paysForQuota }))
  const lines: KeyTestLine[] = [...source.snapshot.lines]
  const { promise: settled, resolve } = Promise.withResolvers<Result<KeyTestSettled>>()
  source.attach({ delta: (line) => void lines.push(line), settle: resolve })
  return { source, lines, settled }
}

export async function runTest(keys: Keys, id: KeyId, paysForQuota = false): Promise<KeyTestLine[]> {
  const { lines, settled } = watchTest(keys, id, paysForQuota)
  const end = await settled
  expect(end).toEqual({ ok: true, value: {} })
  for (const line of lines) expect(values.keyTestLine.safeParse(line).error?.issues).toBeUndefined()
  expectNoSecret([lines, end])
  return lines
}

/** Shows each line as "step outcome code-or-reason". */
export const tell = (lines: readonly KeyTestLine[]): string[] =>
  lines.map(({ step, outcome, failure, fact }) => {
    const why = failure?.code ?? (fact?.kind === 'skip' ? fact.reason : '')
    return `${step} ${outcome} ${why}`.trim()
  })

/** Sends requests for OpenAI's address to a server on this machine; throws for any other address. */
export const standInForOpenAi =
  (baseUrl: string): Fetch =>
  (input, init) => {
    const asked = input instanceof Request ? input.url : input.toString()
    if (!asked.startsWith(openAiBaseUrl)) throw new Error('another address was asked')
    return globalThis.fetch(asked.replace(openAiBaseUrl, baseUrl), init)
  }
