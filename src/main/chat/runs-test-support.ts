// For the tests of runs: all of chat and keys over a real database, a keychain in memory and a real server.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import * as values from '../../contract/values.ts'
import type { Failure } from '../../domain/failure.ts'
import type { MessageId } from '../../domain/ids.ts'
import type { Message } from '../../domain/message.ts'
import { err, type Result } from '../../domain/result.ts'
import { createFingerprint } from '../keys/fingerprint.ts'
import { createKeys } from '../keys/keys.ts'
import { createMemoryStore } from '../secrets/memory-store.ts'
import { openStore, type Store } from '../store/store.ts'
import { createMakeBackend, createPracticeBackend } from './backends.ts'
import { createRuns, type NewMessage } from './runs.ts'
import type { AnswerSource, SettledAnswer } from './run.ts'
import { canary, chatDelta, chatEnd, chatUsage, serve, startStream, type Behave } from './test-support.ts'

export function take<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

export const full: Failure = {
  code: 'store/full',
  message: 'Full.',
  retry: { kind: 'action', action: 'free-disk-space' },
}

export async function makeApp({ behave, baseUrl }: { behave?: Behave; baseUrl?: string } = {}) {
  const server = await serve(
    behave ?? ((response) => void startStream(response).end(chatDelta('Hello') + chatEnd() + chatUsage)),
  )
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-runs-'))
  const real = take(
    openStore({ path: join(folder, 'test.db'), backupsPath: join(folder, 'backups'), nowMs: () => 1 }),
  )
  let isFull = false
  const store: Store = { ...real, transact: (work) => (isFull ? err(full) : real.transact(work)) }
  const secrets = createMemoryStore()
  const [warnings, events]: [string[], string[]] = [[], []]
  let nowMs = 1_000
  const keys = createKeys({
    store,
    secrets,
    fingerprint: createFingerprint(folder),
    fetch: globalThis.fetch,
    nowMs: () => nowMs,
    onChange: () => {},
  })
  const runs = createRuns({
    store,
    keys,
    makeBackend: createMakeBackend({
      fetch: globalThis.fetch,
      nowMs: () => nowMs,
      timeoutMs: 5_000,
      idleTimeoutMs: 5_000,
    }),
    practice: createPracticeBackend({ nowMs: () => nowMs, pieceDelayMs: 0 }),
    readDefaultModelId: () => 'gpt-6-luna',
    nowMs: () => (nowMs += 1),
    estimateTokens: async (text) => text.length,
    onConversationsChanged: () => events.push('conversations'),
    onUsageRecorded: () => events.push('usage'),
    logger: { warn: (message) => warnings.push(message) },
    checkpointMs: 5,
    resaveMs: 5,
    random: () => 0,
  })
  onTestFinished(async () => {
    await runs.stopAll()
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const addKey = async (secret = canary, at = baseUrl ?? server.baseUrl) =>
    take(await keys.add({ label: 'Key', project: '', baseUrl: at, secret })).id
  const send = (over: Partial<NewMessage> = {}) =>
    runs.send({ conversationId: null, text: 'Hello there', keyId: null, modelId: null, ...over })
  const listUsage = () => store.usageRecords.list({ fromMs: 0, toMs: 9_999_999, limit: 100, before: null })
  return {
    server,
    store,
    secrets,
    keys,
    runs,
    warnings,
    events,
    addKey,
    send,
    listUsage,
    setFull: (next: boolean) => void (isFull = next),
  }
}

/** All that a window sees: the snapshot and the increments as one text, and the end. */
export function watch(source: AnswerSource, onText: (text: string) => void = () => {}) {
  let text = source.snapshot.text
  const deltas: string[] = []
  const settled = Promise.withResolvers<Result<SettledAnswer>>()
  const detach = source.attach({
    delta(delta) {
      deltas.push(delta.text)
      text += delta.text
      onText(text)
    },
    settle: (result) => settled.resolve(result),
  })
  return { settled: settled.promise, deltas, detach, readText: () => text }
}

export async function settle(
  app: Awaited<ReturnType<typeof makeApp>>,
  messageId: MessageId,
): Promise<Message> {
  const { message } = take(await watch(take(app.runs.source(messageId))).settled)
  expect(values.message.safeParse(message).success).toBe(true)
  return message
}
