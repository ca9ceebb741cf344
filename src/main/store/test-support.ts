// For tests over a real database: opens one in a temporary folder, and makes rows that set only what matters.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Conversation } from '../../domain/chat/conversation.ts'
import { dayOf } from '../../domain/day.ts'
import type { ConversationId, KeyId, MessageId, UsageRecordId } from '../../domain/ids.ts'
import type { Message } from '../../domain/chat/message.ts'
import { openAiBaseUrl } from '../../domain/chat/model.ts'
import type { NanoUsd } from '../../domain/money.ts'
import { noParameters } from '../../domain/chat/parameters.ts'
import type { UsageRecord } from '../../domain/usage/usage.ts'
import { openConnection, type Connection } from './connection.ts'
import type { StoredKey } from './keys/key-queries.ts'
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

let migrated: Buffer | undefined

/** Returns the file of an empty database. It is migrated once, since that takes longer than most tests. */
function readMigrated(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-migrated-'))
  try {
    const { path, backupsPath } = pathsIn(folder)
    const db = openConnection(path)
    migrate(db, allMigrations, { backupsPath, nowMs })
    db.close()
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Opens the folder's store, a new one if it has none. */
export function openTestStore(folder = makeFolder()): Store {
  const paths = pathsIn(folder)
  if (!existsSync(paths.path)) writeFileSync(paths.path, (migrated ??= readMigrated()))
  const result = openStore({ ...paths, nowMs })
  if (!result.ok) throw new Error(result.failure.code)
  onTestFinished(() => result.value.close())
  return result.value
}

/** Opens a bare connection, migrated up to and including `lastNumber`. */
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
  titleKind: 'first-words',
  keyId: null,
  modelId: 'gpt-6-luna',
  folderId: null,
  isPinned: false,
  isArchived: false,
  createdAtMs: startMs,
  updatedAtMs: startMs,
  ...over,
})

/** Begins a conversation without parameters. */
export function beginConversation(store: Store, over: Partial<Conversation> = {}): Conversation {
  const conversation = makeConversation(over)
  store.conversations.insert(conversation, noParameters)
  return conversation
}

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

/** Writes messages in order, each under the named parent. Returns a function from a text to its id. */
export function growTree(
  store: Store,
  conversationId: ConversationId,
  tree: readonly (readonly [text: string, parent: string | null])[],
): (name: string) => MessageId {
  const ids = new Map<string, MessageId>()
  for (const [text, parent] of tree) {
    const parentId = parent === null ? null : (ids.get(parent) ?? null)
    // Each is dated earlier than the last: only the order of writing must count, since clocks are set back.
    const message = makeMessage(conversationId, { text, parentId, createdAtMs: startMs - ids.size })
    store.messages.insert(message)
    ids.set(text, message.id)
  }
  return (name) => {
    const id = ids.get(name)
    if (!id) throw new Error(name)
    return id
  }
}

export const textsOf = (messages: readonly Message[]): string[] => messages.map(({ text }) => text)

/** Returns the positions in the search index, and those that should be there. */
export function readIndexed(db: Connection): { readonly indexed: unknown[]; readonly expected: unknown[] } {
  db.exec(`INSERT INTO message_fts (message_fts) VALUES ('integrity-check')`)
  return {
    indexed: db.prepare('SELECT id FROM message_fts_docsize ORDER BY id').pluck().all(),
    expected: db
      .prepare(`SELECT position FROM message WHERE status <> 'streaming' ORDER BY position`)
      .pluck()
      .all(),
  }
}

/** Returns SQLite's check of the whole file and of its foreign keys. */
export function checkDatabase(db: Connection): unknown[] {
  return [db.pragma('integrity_check', { simple: true }), db.pragma('foreign_key_check')]
}

export const nano = (amount: number): NanoUsd => amount as NanoUsd // an amount for a test

export const makeRecord = (over: Partial<UsageRecord> = {}): UsageRecord => ({
  id: newId<UsageRecordId>(),
  atMs: startMs,
  localDay: dayOf(over.atMs ?? startMs, 'local'),
  keyId: null,
  keyFingerprint: null,
  project: '',
  baseUrl: null,
  conversationId: null,
  messageId: null,
  backend: 'responses',
  purpose: 'chat',
  modelAsked: 'gpt-6-luna',
  modelAnswered: 'gpt-6-luna',
  inputTokens: 10,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
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
  claimedTokens: null,
  ...over,
})

interface PlanRow {
  readonly detail: string
}

/** Returns SQLite's query plan, one step each. */
export function explainPlan(db: Connection, sql: string): string[] {
  const named = new Set(sql.match(/@\w+/gu)?.map((name) => name.slice(1)))
  const placeholders = sql.match(/\?/gu)?.map(() => 0) ?? []
  const parameters = named.size > 0 ? [Object.fromEntries([...named].map((name) => [name, 0]))] : placeholders
  return db
    .prepare<unknown[], PlanRow>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...parameters)
    .map((row) => row.detail)
}

/** Every usage record there is. */
export const allRecords = { calendar: 'utc', span: null, filter: null, kind: 'all' } as const
