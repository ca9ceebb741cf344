// Fills a new profile's database with usage and conversations, by the app's own migrations and queries, in
// transactions of 5,000 rows. It reports its progress to `tell`.
import { join } from 'node:path'
import type { ConversationId, KeyId, MessageId } from '../../src/domain/ids.ts'
import { noParameters } from '../../src/domain/chat/parameters.ts'
import { openConnection } from '../../src/main/store/connection.ts'
import { migrate } from '../../src/main/store/migrate.ts'
import { allMigrations } from '../../src/main/store/migrations/all.ts'
import { buildStore, type Store } from '../../src/main/store/store.ts'
import { createRandom, type Random } from '../bench/texts/random.ts'
import { makeText, makeTitle, makeVocabulary } from './seed-texts.ts'
import { makeUsage, seededKeys, type UsageSeed } from './make-usage.ts'
import { makeSeededId } from './seeded-id.ts'

export const databasePath = (folder: string): string => join(folder, 'latchkey.db')

const rowsPerTransaction = 5_000
// Indexes grow everywhere at once: with SQLite's default cache, their pages would be written and
// read all the time.
const cacheKib = 400_000

/** The caller closes the store. */
export function openToFill(folder: string, nowMs: number): Store {
  const db = openConnection(databasePath(folder))
  db.pragma(`cache_size = -${cacheKib}`)
  migrate(db, allMigrations, { backupsPath: join(folder, 'backups'), nowMs: () => nowMs })
  return buildStore(db)
}

export type TellProgress = (done: number, total: number) => void

/** A conversation in which something was asked. */
export interface UsedConversation {
  readonly id: ConversationId
  readonly keyId: KeyId | null
  readonly modelId: string
  readonly firstAtMs: number
  readonly lastAtMs: number
}

/** Returns the newest conversations of the records, at most `keptConversations`, oldest first. */
export function fillUsage(
  store: Store,
  seed: UsageSeed,
  keptConversations: number,
  tell: TellProgress,
): UsedConversation[] {
  const used = new Map<ConversationId, UsedConversation>()
  writeAll(store, makeUsage(seed), seed.records, tell, (record) => {
    store.usageRecords.insert(record)
    const { conversationId: id, keyId, modelAsked: modelId, atMs, purpose } = record
    if (id === null || purpose !== 'chat') return
    used.set(id, { id, keyId, modelId, firstAtMs: used.get(id)?.firstAtMs ?? atMs, lastAtMs: atMs })
    const [oldest] = used.keys()
    if (used.size > keptConversations && oldest !== undefined) used.delete(oldest)
  })
  return [...used.values()]
}

/** Adds the keys of `makeUsage`; no keychain has their secrets. */
export function fillKeys(store: Store, createdAtMs: number): void {
  for (const { id, fingerprint, label, project, baseUrl } of seededKeys)
    store.keys.insert({
      id,
      fingerprint,
      label,
      project,
      baseUrl,
      note: '',
      lastFour: 'seed',
      kind: 'project',
      isDefault: false,
      isEnabled: true,
      createdAtMs,
      lastUse: null,
      lastTest: null,
      rotateByMs: null,
      replacedById: null,
    })
}

export interface MessageSeed {
  readonly messages: number
  readonly days: number
  readonly nowMs: number
}

export const messagesPerConversation = 8
const questionChars = 150
const answerChars = 1_850
const msPerDay = 86_400_000

/** Fills those conversations, and made-up ones before them if they are too few. */
export function fillMessages(
  store: Store,
  seed: MessageSeed,
  used: readonly UsedConversation[],
  tell: TellProgress,
): void {
  const random = createRandom(seed.messages)
  const vocabulary = makeVocabulary(random)
  const count = Math.ceil(seed.messages / messagesPerConversation)
  const all = [...makeUnused(seed, count - used.length, random), ...used]
  let parentId: MessageId | null = null
  writeAll(store, Array(seed.messages).keys(), seed.messages, tell, (index) => {
    const turn = index % messagesPerConversation
    const conversation = all[Math.floor(index / messagesPerConversation)]
    if (conversation === undefined) throw new RangeError('There are conversations for all messages')
    if (turn === 0) {
      parentId = null
      insertConversation(store, conversation, makeTitle(vocabulary, random))
    }
    const isOwn = turn % 2 === 0
    const { id: conversationId, firstAtMs, lastAtMs, modelId } = conversation
    const createdAtMs = Math.round(firstAtMs + ((lastAtMs - firstAtMs) * turn) / messagesPerConversation)
    const id = makeSeededId<MessageId>(createdAtMs, random)
    store.messages.insert({
      id,
      conversationId,
      parentId,
      role: isOwn ? 'user' : 'assistant',
      text: makeText(
        (isOwn ? questionChars : answerChars) * (0.5 + random.below(100) / 100),
        vocabulary,
        random,
      ),
      status: 'done',
      failure: null,
      modelId: isOwn ? null : modelId,
      createdAtMs,
    })
    parentId = id
  })
}

function makeUnused({ days, nowMs }: MessageSeed, count: number, random: Random): UsedConversation[] {
  const beginMs = nowMs - days * msPerDay
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const firstAtMs = Math.floor(beginMs + ((nowMs - beginMs) * index) / (count + 1))
    const [{ id: keyId, models }] = seededKeys
    const id = makeSeededId<ConversationId>(firstAtMs, random)
    return { id, keyId, modelId: models[0], firstAtMs, lastAtMs: firstAtMs }
  })
}

function insertConversation(store: Store, used: UsedConversation, title: string): void {
  const { id, keyId, modelId, firstAtMs, lastAtMs } = used
  store.conversations.insert(
    {
      id,
      title,
      titleKind: 'own',
      keyId,
      modelId,
      folderId: null,
      isPinned: false,
      isArchived: false,
      createdAtMs: firstAtMs,
      updatedAtMs: lastAtMs,
    },
    noParameters,
  )
}

function writeAll<Row>(
  store: Store,
  rows: Iterable<Row>,
  total: number,
  tell: TellProgress,
  write: (row: Row) => void,
): void {
  const iterator = rows[Symbol.iterator]()
  for (let from = 0; from < total; from += rowsPerTransaction) {
    const upTo = Math.min(total, from + rowsPerTransaction)
    const written = store.transact(() => {
      for (let row = from; row < upTo; row += 1) {
        const next = iterator.next()
        if (next.done === true) throw new RangeError(`There were ${row} rows of ${total}`)
        write(next.value)
      }
    })
    if (!written.ok) throw new Error(written.failure.code)
    tell(upTo, total)
  }
}
