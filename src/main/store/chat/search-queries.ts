// Queries by words. main/search makes the expressions and patterns; a person's words never reach SQLite as
// they were typed. Nothing in a deleted conversation is found.
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import type { MessageRole } from '../../../domain/chat/message.ts'
import type { SearchOrder } from '../../../domain/chat/search.ts'
import type { Connection } from '../connection.ts'

interface FoundMessage {
  readonly conversationId: ConversationId
  readonly title: string
  readonly isArchived: boolean
  readonly messageId: MessageId
  readonly role: MessageRole
  readonly createdAtMs: number
  readonly text: string
}

interface FoundTitle {
  readonly conversationId: ConversationId
  readonly title: string
  readonly isArchived: boolean
  readonly updatedAtMs: number
}

export interface SearchQueries {
  /** `expression` is in FTS5's syntax. */
  findMessages(expression: string, order: SearchOrder, limit: number): FoundMessage[]
  /** Returns conversations, newest first, whose folded title contains each of the parts. */
  findTitles(parts: readonly string[], limit: number): FoundTitle[]
}

type Row<Found> = Omit<Found, 'isArchived'> & { readonly isArchived: number }

// CROSS JOIN makes SQLite read the index first, in its own order and only up to the limit.
const findMessages = (order: string): string => `
  SELECT conversation.id AS conversationId, conversation.title, conversation.is_archived AS isArchived,
    message.id AS messageId, message.role, message.created_at_ms AS createdAtMs, message.text
  FROM message_fts
    CROSS JOIN message ON message.position = message_fts.rowid
    CROSS JOIN conversation ON conversation.id = message.conversation_id
      AND conversation.deleted_at_ms IS NULL
  WHERE message_fts MATCH ?
  ORDER BY ${order} LIMIT ?`

export const searchSql = {
  findNewest: findMessages('message_fts.rowid DESC'),
  findBest: findMessages('message_fts.rank'),
  findTitles: (partCount: number): string => `
    SELECT id AS conversationId, title, is_archived AS isArchived, updated_at_ms AS updatedAtMs
    FROM conversation
    WHERE deleted_at_ms IS NULL${' AND instr(title_words, ?) > 0'.repeat(partCount)}
    ORDER BY updated_at_ms DESC, id DESC LIMIT ?`,
} as const

export function prepareSearch(db: Connection): SearchQueries {
  const byOrder = {
    newest: db.prepare<[string, number], Row<FoundMessage>>(searchSql.findNewest),
    best: db.prepare<[string, number], Row<FoundMessage>>(searchSql.findBest),
  } as const

  return {
    findMessages: (expression, order, limit) => byOrder[order].all(expression, limit).map(withArchived),
    findTitles: (parts, limit) =>
      db
        .prepare<unknown[], Row<FoundTitle>>(searchSql.findTitles(parts.length))
        .all(...parts, limit)
        .map(withArchived),
  }
}

const withArchived = <Found extends object>(row: Found & { readonly isArchived: number }) => ({
  ...row,
  isArchived: row.isArchived === 1,
})
