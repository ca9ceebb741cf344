// Queries on conversations. Removing one removes its messages; its usage records stay.
import type { ConversationId, KeyId } from '../../domain/ids.ts'
import type { Conversation } from '../../domain/message.ts'
import type { Connection } from './connection.ts'

export interface ConversationPage {
  readonly limit: number
  /** The last one of the page before; once it is gone, so is what would follow it: an empty page. */
  readonly before: ConversationId | null
}

export interface ConversationChange {
  readonly updatedAtMs: number
  readonly modelId: string
  readonly keyId: KeyId | null
}

export interface ConversationQueries {
  /** Newest change first. */
  list(page: ConversationPage): Conversation[]
  find(id: ConversationId): Conversation | null
  insert(conversation: Conversation): void
  rename(id: ConversationId, title: string): void
  touch(id: ConversationId, change: ConversationChange): void
  /** All conversations of one key go on with another. They do not count as changed. */
  moveKey(fromId: KeyId, toId: KeyId): void
  remove(id: ConversationId): void
}

interface NextPage {
  readonly limit: number
  readonly before: ConversationId
  readonly beforeMs: number
}

const columns = `
  id, title, key_id AS keyId, model_id AS modelId, created_at_ms AS createdAtMs, updated_at_ms AS updatedAtMs`

export const conversationSql = {
  listFirst: `SELECT ${columns} FROM conversation ORDER BY updated_at_ms DESC, id DESC LIMIT @limit`,
  // With the values of a subselect instead of parameters SQLite would not use the index.
  listNext: `SELECT ${columns} FROM conversation
    WHERE (updated_at_ms, id) < (@beforeMs, @before)
    ORDER BY updated_at_ms DESC, id DESC LIMIT @limit`,
  find: `SELECT ${columns} FROM conversation WHERE id = ?`,
  insert: `INSERT INTO conversation (id, title, key_id, model_id, created_at_ms, updated_at_ms)
    VALUES (@id, @title, @keyId, @modelId, @createdAtMs, @updatedAtMs)`,
  rename: 'UPDATE conversation SET title = ? WHERE id = ?',
  touch: `UPDATE conversation SET updated_at_ms = @updatedAtMs, model_id = @modelId, key_id = @keyId
    WHERE id = @id`,
  moveKey: 'UPDATE conversation SET key_id = @toId WHERE key_id = @fromId',
  remove: 'DELETE FROM conversation WHERE id = ?',
} as const

export function prepareConversations(db: Connection): ConversationQueries {
  const listFirst = db.prepare<[{ limit: number }], Conversation>(conversationSql.listFirst)
  const listNext = db.prepare<[NextPage], Conversation>(conversationSql.listNext)
  const find = db.prepare<[ConversationId], Conversation>(conversationSql.find)
  const insert = db.prepare<[Conversation]>(conversationSql.insert)
  const rename = db.prepare<[string, ConversationId]>(conversationSql.rename)
  const touch = db.prepare<[ConversationChange & { id: ConversationId }]>(conversationSql.touch)
  const moveKey = db.prepare<[{ fromId: KeyId; toId: KeyId }]>(conversationSql.moveKey)
  const remove = db.prepare<[ConversationId]>(conversationSql.remove)

  return {
    list({ limit, before }) {
      if (before === null) return listFirst.all({ limit })
      const last = find.get(before)
      return last ? listNext.all({ limit, before, beforeMs: last.updatedAtMs }) : []
    },
    find: (id) => find.get(id) ?? null,
    insert(conversation) {
      insert.run(conversation)
    },
    rename(id, title) {
      rename.run(title, id)
    },
    touch(id, change) {
      touch.run({ ...change, id })
    },
    moveKey(fromId, toId) {
      moveKey.run({ fromId, toId })
    },
    remove(id) {
      remove.run(id)
    },
  }
}
