// For the tests of this folder alone: real databases in temporary folders, and rows with only what matters
// set.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ConversationId, KeyId, MessageId, UsageRecordId } from '../../domain/ids.ts'
import type { Conversation, Message } from '../../domain/message.ts'
import type { NanoUsd } from '../../domain/money.ts'
import { openAiBaseUrl } from '../../domain/model.ts'
import type { UsageRecord } from '../../domain/usage.ts'
import { openConnection, type Connection } from './connection.ts'
import type { StoredKey } from './keys.ts'
import { migrate } from './migrate.ts'
import { allMigrations } from './migrations/all.ts'
import { newId } from './new-id.ts'
import { openStore, type Store } from './store.ts'

export const startMs = Date.UTC(2026, 10, 1)
export const nowMs = (): number => startMs

export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const pathsIn = (folder: string) => ({
  path: join(folder, 'latchkey.db'),
  backupsPath: join(folder, 'backups'),
})

export function openTestStore(folder = makeFolder()): Store {
  const result = openStore({ ...pathsIn(folder), nowMs })
  if (!result.ok) throw new Error(result.failure.code)
  onTestFinished(() => result.value.close())
  return result.value
}

/** A bare connection, migrated up to and with `lastNumber`. */
export function openTestConnection(lastNumber = Infinity, folder = makeFolder()): Connection {
  const paths = pathsIn(folder)
  const db = openConnection(paths.path)
  onTestFinished(() => void db.close())
  migrate(
    db,
    allMigrations.filter(({ number }) => number <= lastNumber),
    { ...paths, nowMs },
  )
  return db
}

export const makeKey = (over: Partial<StoredKey> = {}): StoredKey => ({
  id: newId<KeyId>(),
  label: 'Work',
  project: '',
  note: '',
  baseUrl: openAiBaseUrl,
  lastFour: 'abcd',
  kind: 'project',
  isDefault: false,
  isEnabled: true,
  createdAtMs: startMs,
  lastUse: null,
  lastTest: null,
  rotateByMs: null,
  replacedById: null,
  fingerprint: newId(),
  ...over,
})

export const makeConversation = (over: Partial<Conversation> = {}): Conversation => ({
  id: newId<ConversationId>(),
  title: 'Hello',
  keyId: null,
  modelId: 'gpt-6-luna',
  createdAtMs: startMs,
  updatedAtMs: startMs,
  ...over,
})

export const makeMessage = (
  conversationId: ConversationId,
  over: Partial<Omit<Message, 'usage'>> = {},
): Omit<Message, 'usage'> => ({
  id: newId<MessageId>(),
  conversationId,
  parentId: null,
  role: 'user',
  text: 'Hello',
  status: 'done',
  failure: null,
  modelId: null,
  createdAtMs: startMs,
  ...over,
})

export const nano = (amount: number): NanoUsd => amount as NanoUsd // a literal amount of a test

export const makeRecord = (over: Partial<UsageRecord> = {}): UsageRecord => ({
  id: newId<UsageRecordId>(),
  atMs: startMs,
  keyId: null,
  keyFingerprint: null,
  conversationId: null,
  messageId: null,
  backend: 'responses',
  purpose: 'chat',
  modelAsked: 'gpt-6-luna',
  modelAnswered: 'gpt-6-luna',
  inputTokens: 10,
  cachedInputTokens: 0,
  outputTokens: 5,
  reasoningTokens: 0,
  costNanoUsd: nano(3_500),
  certainty: 'exact',
  priceSource: 'test',
  priceDate: '2026-11-01',
  outcome: 'done',
  failureCode: null,
  timeToFirstTokenMs: 12.5,
  durationMs: 100.25,
  requestId: null,
  ...over,
})

interface PlanRow {
  readonly detail: string
}

/** How SQLite would run it, one step each. */
export function explainPlan(db: Connection, sql: string): string[] {
  const named = new Set(sql.match(/@\w+/gu)?.map((name) => name.slice(1)))
  const placeholders = sql.match(/\?/gu)?.map(() => 0) ?? []
  const parameters = named.size > 0 ? [Object.fromEntries([...named].map((name) => [name, 0]))] : placeholders
  return db
    .prepare<unknown[], PlanRow>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...parameters)
    .map((row) => row.detail)
}
