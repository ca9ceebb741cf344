// Queries on drafts: text that is typed and not sent, for each conversation and for the one that isn't begun
// yet (`null`).
import type { ConversationId } from '../../../domain/ids.ts'
import { atomically } from '../atomically.ts'
import type { Connection } from '../connection.ts'

export interface DraftQueries {
  /** Returns an empty text if there is no draft. */
  read(conversationId: ConversationId | null): string
  /** Keeps no empty text, and nothing for a conversation that was removed meanwhile. */
  save(conversationId: ConversationId | null, text: string): void
}

interface DraftRow {
  readonly conversationId: ConversationId | null
  readonly text: string
}

export const draftSql = {
  read: 'SELECT text FROM draft WHERE conversation_id IS ?',
  remove: 'DELETE FROM draft WHERE conversation_id IS ?',
  insert: `INSERT INTO draft (conversation_id, text) SELECT @conversationId, @text
    WHERE @conversationId IS NULL OR EXISTS (SELECT 1 FROM conversation WHERE id = @conversationId)`,
} as const

export function prepareDrafts(db: Connection): DraftQueries {
  const read = db.prepare<[ConversationId | null], string>(draftSql.read).pluck()
  const remove = db.prepare<[ConversationId | null]>(draftSql.remove)
  const insert = db.prepare<[DraftRow]>(draftSql.insert)

  return {
    read: (conversationId) => read.get(conversationId) ?? '',
    save(conversationId, text) {
      atomically(db, () => {
        remove.run(conversationId)
        if (text !== '') insert.run({ conversationId, text })
      })
    },
  }
}
