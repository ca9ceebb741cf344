// Queries on conversations. Only the queries that restore or remove see a deleted one. Removing a
// conversation removes its messages; its usage records stay.
import * as values from '../../../contract/values.ts'
import type { Conversation, ConversationShelf, TitleUsage } from '../../../domain/chat/conversation.ts'
import type { ConversationId, FolderId, KeyId, MessageId } from '../../../domain/ids.ts'
import { noParameters, type Parameters } from '../../../domain/chat/parameters.ts'
import { foldWords } from '../../../domain/chat/fold-words.ts'
import { atomically } from '../atomically.ts'
import type { Connection } from '../connection.ts'

export interface ConversationPage {
  readonly shelf: ConversationShelf
  readonly limit: number
  /** The last conversation of the page before. If it is gone, the page is empty. */
  readonly before: ConversationId | null
}

interface ConversationTouch {
  readonly updatedAtMs: number
  readonly modelId: string
  readonly keyId: KeyId | null
}

/** A field that is left out keeps its value. No change counts as writing in the conversation. */
export interface ConversationChange {
  /** The title then counts as the person's own. */
  readonly title?: string | undefined
  readonly folderId?: FolderId | null | undefined
  readonly isPinned?: boolean | undefined
  readonly isArchived?: boolean | undefined
  readonly parameters?: Parameters | undefined
}

export interface ConversationQueries {
  /** Returns a page, newest first. */
  list(page: ConversationPage): Conversation[]
  find(id: ConversationId): Conversation | null
  insert(conversation: Conversation, parameters: Parameters): void
  touch(id: ConversationId, touch: ConversationTouch): void
  /** The folder must exist. Returns the changed conversation, or `null` if there is no such conversation. */
  change(id: ConversationId, change: ConversationChange): Conversation | null
  readParameters(id: ConversationId): Parameters
  /** Shows the branch with this message at its end, or near it. Ignores a message of another conversation. */
  showLeaf(id: ConversationId, messageId: MessageId): void
  /** Replaces a title made of first words only. Returns true if it did. */
  setGeneratedTitle(id: ConversationId, title: string): boolean
  /** Returns `null` if the title was not generated, or if its cost is unknown here. */
  readTitleUsage(id: ConversationId): TitleUsage | null
  /** Gives all conversations of one key another key. They don't count as changed. */
  moveKey(fromId: KeyId, toId: KeyId): void
  /**
   * Marks a conversation as deleted; it is kept until it is removed. Returns false if there is none, or if it
   * is deleted already.
   */
  markDeleted(id: ConversationId, atMs: number): boolean
  /** Returns false if there is no deleted conversation with this id. */
  restore(id: ConversationId): boolean
  listDeleted(): ConversationId[]
  /** Removes it for good, marked as deleted or not. */
  remove(id: ConversationId): void
}

type ConversationRow = Omit<Conversation, 'isPinned' | 'isArchived'> & {
  readonly isPinned: number
  readonly isArchived: number
}

interface ShelfPage {
  readonly shelf: string
  readonly limit: number
}

interface NextShelfPage extends ShelfPage {
  readonly before: ConversationId
  readonly beforeMs: number
}

const columns = `
  id, title, title_kind AS titleKind, key_id AS keyId, model_id AS modelId, folder_id AS folderId,
  is_pinned AS isPinned, is_archived AS isArchived, created_at_ms AS createdAtMs,
  updated_at_ms AS updatedAtMs`

export const conversationSql = {
  listFirst: `SELECT ${columns} FROM conversation WHERE shelf = @shelf
    ORDER BY updated_at_ms DESC, id DESC LIMIT @limit`,
  // Two parameters, because SQLite doesn't use the index with a subselect's values.
  listNext: `SELECT ${columns} FROM conversation
    WHERE shelf = @shelf AND (updated_at_ms, id) < (@beforeMs, @before)
    ORDER BY updated_at_ms DESC, id DESC LIMIT @limit`,
  find: `SELECT ${columns} FROM conversation WHERE id = ? AND deleted_at_ms IS NULL`,
  insert: `INSERT INTO conversation (id, title, title_kind, title_words, key_id, model_id, folder_id,
      is_pinned, is_archived, created_at_ms, updated_at_ms, parameters)
    VALUES (@id, @title, @titleKind, @titleWords, @keyId, @modelId, @folderId,
      @isPinned, @isArchived, @createdAtMs, @updatedAtMs, @parameters)`,
  touch: `UPDATE conversation SET updated_at_ms = @updatedAtMs, model_id = @modelId, key_id = @keyId
    WHERE id = @id`,
  place: `UPDATE conversation SET folder_id = @folderId, is_pinned = @isPinned, is_archived = @isArchived
    WHERE id = @id`,
  rename: `UPDATE conversation SET title = @title, title_words = @titleWords, title_kind = @titleKind
    WHERE id = @id AND deleted_at_ms IS NULL AND (@titleKind = 'own' OR title_kind = 'first-words')`,
  readParameters: 'SELECT parameters FROM conversation WHERE id = ?',
  writeParameters: 'UPDATE conversation SET parameters = ? WHERE id = ?',
  showLeaf: `UPDATE conversation SET leaf_id = @messageId WHERE id = @id
    AND EXISTS (SELECT 1 FROM message WHERE conversation_id = @id AND id = @messageId)`,
  readTitleUsage: `SELECT usage.model_asked AS modelId, usage.cost_nano_usd AS costNanoUsd, usage.certainty
    FROM conversation JOIN usage_record AS usage
      ON usage.conversation_id = conversation.id AND usage.purpose = 'title'
    WHERE conversation.id = ? AND conversation.title_kind = 'generated'
    ORDER BY usage.id DESC LIMIT 1`,
  moveKey: 'UPDATE conversation SET key_id = @toId WHERE key_id = @fromId',
  markDeleted: 'UPDATE conversation SET deleted_at_ms = @atMs WHERE id = @id AND deleted_at_ms IS NULL',
  restore: 'UPDATE conversation SET deleted_at_ms = NULL WHERE id = ? AND deleted_at_ms IS NOT NULL',
  listDeleted: 'SELECT id FROM conversation WHERE deleted_at_ms IS NOT NULL ORDER BY deleted_at_ms',
  remove: 'DELETE FROM conversation WHERE id = ?',
} as const

export function prepareConversations(db: Connection): ConversationQueries {
  const listFirst = db.prepare<[ShelfPage], ConversationRow>(conversationSql.listFirst)
  const listNext = db.prepare<[NextShelfPage], ConversationRow>(conversationSql.listNext)
  const find = db.prepare<[ConversationId], ConversationRow>(conversationSql.find)
  const insert = db.prepare<[object]>(conversationSql.insert)
  const touch = db.prepare<[ConversationTouch & { id: ConversationId }]>(conversationSql.touch)
  const place = db.prepare<[object]>(conversationSql.place)
  const rename = db.prepare<[object]>(conversationSql.rename)
  const readParameters = db.prepare<[ConversationId], string>(conversationSql.readParameters).pluck()
  const writeParameters = db.prepare<[string, ConversationId]>(conversationSql.writeParameters)
  const showLeaf = db.prepare<[{ id: ConversationId; messageId: MessageId }]>(conversationSql.showLeaf)
  const readTitleUsage = db.prepare<[ConversationId], TitleUsage>(conversationSql.readTitleUsage)
  const moveKey = db.prepare<[{ fromId: KeyId; toId: KeyId }]>(conversationSql.moveKey)
  const markDeleted = db.prepare<[{ id: ConversationId; atMs: number }]>(conversationSql.markDeleted)
  const restore = db.prepare<[ConversationId]>(conversationSql.restore)
  const listDeleted = db.prepare<[], ConversationId>(conversationSql.listDeleted).pluck()
  const remove = db.prepare<[ConversationId]>(conversationSql.remove)

  const findOne = (id: ConversationId): Conversation | null => {
    const row = find.get(id)
    return row ? fromRow(row) : null
  }
  const setTitle = (id: ConversationId, title: string, titleKind: 'own' | 'generated'): boolean =>
    rename.run({ id, title, titleWords: foldWords(title), titleKind }).changes === 1

  return {
    list({ shelf, limit, before }) {
      const onShelf = { shelf: shelf.kind === 'folder' ? shelf.folderId : shelf.kind, limit }
      if (before === null) return listFirst.all(onShelf).map(fromRow)
      const last = find.get(before)
      return last ? listNext.all({ ...onShelf, before, beforeMs: last.updatedAtMs }).map(fromRow) : []
    },
    find: findOne,
    insert(conversation, parameters) {
      insert.run({
        ...conversation,
        isPinned: Number(conversation.isPinned),
        isArchived: Number(conversation.isArchived),
        titleWords: foldWords(conversation.title),
        parameters: JSON.stringify(parameters),
      })
    },
    touch(id, change) {
      touch.run({ ...change, id })
    },
    change: (id, { title, parameters, ...placed }) =>
      atomically(db, () => {
        const now = find.get(id)
        if (!now) return null
        const { folderId, isPinned = now.isPinned, isArchived = now.isArchived } = placed
        place.run({
          id,
          folderId: folderId === undefined ? now.folderId : folderId,
          isPinned: Number(isPinned),
          isArchived: Number(isArchived),
        })
        if (title !== undefined) setTitle(id, title, 'own')
        if (parameters !== undefined) writeParameters.run(JSON.stringify(parameters), id)
        return findOne(id)
      }),
    readParameters: (id) => parseParameters(readParameters.get(id)),
    showLeaf(id, messageId) {
      showLeaf.run({ id, messageId })
    },
    setGeneratedTitle: (id, title) => setTitle(id, title, 'generated'),
    readTitleUsage: (id) => readTitleUsage.get(id) ?? null,
    moveKey(fromId, toId) {
      moveKey.run({ fromId, toId })
    },
    markDeleted: (id, atMs) => markDeleted.run({ id, atMs }).changes === 1,
    restore: (id) => restore.run(id).changes === 1,
    listDeleted: () => listDeleted.all(),
    remove(id) {
      remove.run(id)
    },
  }
}

const fromRow = (row: ConversationRow): Conversation => ({
  ...row,
  isPinned: row.isPinned === 1,
  isArchived: row.isArchived === 1,
})

/** Parameters that can't be read, such as another version's, count as none. */
function parseParameters(json: string | undefined): Parameters {
  const parsed = values.parameters.safeParse(JSON.parse(json ?? '{}')) // valid JSON, by the column's CHECK
  return parsed.success ? parsed.data : noParameters
}
