// Queries on messages, which form a tree (branch-queries.ts). Only an answer that is being written can
// change: it takes text and an end. Every other message never changes, and its words are in the search index.
import type { Failure } from '../../../domain/failure.ts'
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import type { Message, MessageStatus } from '../../../domain/chat/message.ts'
import { foldWords } from '../../../domain/chat/fold-words.ts'
import { atomically } from '../atomically.ts'
import { prepareBranches, type BranchQueries } from './branch-queries.ts'
import type { Connection } from '../connection.ts'
import {
  messageFromRow,
  selectMessages,
  writeFailure,
  type MessageRow,
  type MessageUsageRow,
} from './message-rows.ts'

interface MessageEnd {
  readonly text: string
  readonly status: Exclude<MessageStatus, 'streaming'>
  readonly failure: Failure | null
}

export interface MessageQueries extends BranchQueries {
  /** The parent must exist already, in the same conversation. */
  insert(message: Omit<Message, 'usage'>): void
  /** Returns `null` also for a message of a deleted conversation. */
  find(id: MessageId): Message | null
  /** Returns all messages of all branches, in the order of writing. */
  listAll(conversationId: ConversationId): Message[]
  /** Saves the text so far of an answer that is being written. Does nothing to any other message. */
  checkpoint(id: MessageId, text: string): void
  /** Ends an answer that is being written. Does nothing if it has ended or was removed. */
  finish(id: MessageId, end: MessageEnd): void
  /** Removes a conversation's last messages, so that children go before their parents. Returns how many. */
  removeLast(conversationId: ConversationId, limit: number): number
  listStreaming(): MessageId[]
  /**
   * For the start of the app: marks answers that were streaming when the process ended as `interrupted`, and
   * returns their ids.
   */
  interruptStreaming(): MessageId[]
}

/** A message's place in the search index, and its text. */
interface IndexedRow {
  readonly id: MessageId
  readonly position: number
  readonly text: string
}

export const messageSql = {
  insert: `INSERT INTO message
      (id, conversation_id, parent_id, role, text, status, failure, model_id, created_at_ms)
    VALUES (@id, @conversationId, @parentId, @role, @text, @status, @failure, @modelId, @createdAtMs)
    RETURNING id, position, text`,
  find: `${selectMessages} WHERE message.id = ? AND EXISTS
    (SELECT 1 FROM conversation WHERE id = message.conversation_id AND deleted_at_ms IS NULL)`,
  listAll: `${selectMessages} WHERE message.position IN
      (SELECT position FROM message WHERE conversation_id = ?)
    ORDER BY message.position`,
  checkpoint: `UPDATE message SET text = ? WHERE id = ? AND status = 'streaming'`,
  finish: `UPDATE message SET text = @text, status = @status, failure = @failure
    WHERE id = @id AND status = 'streaming' RETURNING id, position, text`,
  removeLast: `DELETE FROM message WHERE position IN
    (SELECT position FROM message WHERE conversation_id = ? ORDER BY position DESC LIMIT ?)`,
  listStreaming: `SELECT id FROM message WHERE status = 'streaming'`,
  interruptStreaming: `UPDATE message SET status = 'interrupted' WHERE status = 'streaming'
    RETURNING id, position, text`,
  index: 'INSERT INTO message_fts (rowid, words) VALUES (?, ?)',
} as const

export function prepareMessages(db: Connection): MessageQueries {
  const insert = db.prepare<[MessageRow], IndexedRow>(messageSql.insert)
  const find = db.prepare<[MessageId], MessageUsageRow>(messageSql.find)
  const listAll = db.prepare<[ConversationId], MessageUsageRow>(messageSql.listAll)
  const checkpoint = db.prepare<[string, MessageId]>(messageSql.checkpoint)
  const finish = db.prepare<[Pick<MessageRow, 'id' | 'text' | 'status' | 'failure'>], IndexedRow>(
    messageSql.finish,
  )
  const removeLast = db.prepare<[ConversationId, number]>(messageSql.removeLast)
  const listStreaming = db.prepare<[], MessageId>(messageSql.listStreaming).pluck()
  const interruptStreaming = db.prepare<[], IndexedRow>(messageSql.interruptStreaming)
  const index = db.prepare<[number, string]>(messageSql.index)

  function indexAll(rows: readonly IndexedRow[]): void {
    for (const { position, text } of rows) index.run(position, foldWords(text))
  }

  return {
    ...prepareBranches(db),
    insert(message) {
      atomically(db, () => {
        const written = insert.all({ ...message, failure: writeFailure(message.failure) })
        if (message.status !== 'streaming') indexAll(written)
      })
    },
    find(id) {
      const row = find.get(id)
      return row ? messageFromRow(row) : null
    },
    listAll: (conversationId) => listAll.all(conversationId).map(messageFromRow),
    checkpoint(id, text) {
      checkpoint.run(text, id)
    },
    finish(id, end) {
      atomically(db, () =>
        indexAll(finish.all({ id, text: end.text, status: end.status, failure: writeFailure(end.failure) })),
      )
    },
    removeLast: (conversationId, limit) => removeLast.run(conversationId, limit).changes,
    listStreaming: () => listStreaming.all(),
    interruptStreaming: () =>
      atomically(db, () => {
        const interrupted = interruptStreaming.all()
        indexAll(interrupted)
        return interrupted.map(({ id }) => id)
      }),
  }
}
