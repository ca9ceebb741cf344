// Queries on messages. They form a tree; a branch is read from the root along the newest child at each step.
// What was written is never changed but for an answer that is being written: only those take text and an end.
import { failureSchema } from '../../contract/failure.ts'
import { makeFailure, type Failure } from '../../domain/failure.ts'
import type { ConversationId, MessageId } from '../../domain/ids.ts'
import type { Message, MessageRole, MessageStatus } from '../../domain/message.ts'
import type { NanoUsd } from '../../domain/money.ts'
import type { CostCertainty } from '../../domain/usage.ts'
import type { Connection } from './connection.ts'

export interface MessageEnd {
  readonly text: string
  readonly status: Exclude<MessageStatus, 'streaming'>
  readonly failure: Failure | null
}

export interface MessageQueries {
  /** The parent must be of the same conversation and be there already. */
  insert(message: Omit<Message, 'usage'>): void
  find(id: MessageId): Message | null
  /** From the root to the leaf, along the newest child at each step. */
  readBranch(conversationId: ConversationId): Message[]
  /** From the root to this one, by parents. */
  readPath(leafId: MessageId): Message[]
  /** Keeps what has arrived of an answer that is being written; does nothing to any other message. */
  checkpoint(id: MessageId, text: string): void
  /** Ends an answer that is being written; does nothing to one that has ended or was deleted. */
  finish(id: MessageId, end: MessageEnd): void
  listStreaming(): MessageId[]
  /** Answers which. For the start: what streamed when the process ended is `interrupted`. */
  interruptStreaming(): MessageId[]
}

interface MessageRow {
  readonly id: MessageId
  readonly conversationId: ConversationId
  readonly parentId: MessageId | null
  readonly role: MessageRole
  readonly text: string
  readonly status: MessageStatus
  readonly failure: string | null
  readonly modelId: string | null
  readonly createdAtMs: number
}

interface MessageUsageRow extends MessageRow {
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  readonly costNanoUsd: NanoUsd | null
  readonly certainty: CostCertainty | null
  readonly durationMs: number | null
}

// Should an answer have taken several requests, the last one stands for it.
const select = `
  SELECT message.id, message.conversation_id AS conversationId, message.parent_id AS parentId,
    message.role, message.text, message.status, message.failure, message.model_id AS modelId,
    message.created_at_ms AS createdAtMs, usage.input_tokens AS inputTokens,
    usage.output_tokens AS outputTokens, usage.cost_nano_usd AS costNanoUsd, usage.certainty,
    usage.duration_ms AS durationMs
  FROM message LEFT JOIN usage_record AS usage ON usage.id =
    (SELECT max(id) FROM usage_record WHERE message_id = message.id AND purpose = 'chat')`

export const messageSql = {
  insert: `INSERT INTO message
      (id, conversation_id, parent_id, role, text, status, failure, model_id, created_at_ms)
    VALUES (@id, @conversationId, @parentId, @role, @text, @status, @failure, @modelId, @createdAtMs)`,
  find: `${select} WHERE message.id = ?`,
  // A child is written after its parent, so the order of writing is the order of the branch.
  readBranch: `
    WITH RECURSIVE branch (position, id) AS (
      SELECT root.position, root.id FROM message AS root WHERE root.position =
        (SELECT max(position) FROM message WHERE conversation_id = @conversationId AND parent_id IS NULL)
      UNION ALL
      SELECT child.position, child.id FROM branch JOIN message AS child ON child.position =
        (SELECT max(position) FROM message WHERE conversation_id = @conversationId AND parent_id = branch.id)
    )
    ${select} WHERE message.position IN (SELECT position FROM branch) ORDER BY message.position`,
  readPath: `
    WITH RECURSIVE path (position, parent_id) AS (
      SELECT position, parent_id FROM message WHERE id = ?
      UNION ALL
      SELECT parent.position, parent.parent_id FROM path JOIN message AS parent ON parent.id = path.parent_id
    )
    ${select} WHERE message.position IN (SELECT position FROM path) ORDER BY message.position`,
  checkpoint: `UPDATE message SET text = ? WHERE id = ? AND status = 'streaming'`,
  finish: `UPDATE message SET text = @text, status = @status, failure = @failure
    WHERE id = @id AND status = 'streaming'`,
  listStreaming: `SELECT id FROM message WHERE status = 'streaming'`,
  interruptStreaming: `UPDATE message SET status = 'interrupted' WHERE status = 'streaming' RETURNING id`,
} as const

export function prepareMessages(db: Connection): MessageQueries {
  const insert = db.prepare<[MessageRow]>(messageSql.insert)
  const find = db.prepare<[MessageId], MessageUsageRow>(messageSql.find)
  const readBranch = db.prepare<[{ conversationId: ConversationId }], MessageUsageRow>(messageSql.readBranch)
  const readPath = db.prepare<[MessageId], MessageUsageRow>(messageSql.readPath)
  const checkpoint = db.prepare<[string, MessageId]>(messageSql.checkpoint)
  const finish = db.prepare<[Pick<MessageRow, 'id' | 'text' | 'status' | 'failure'>]>(messageSql.finish)
  const listStreaming = db.prepare<[], MessageId>(messageSql.listStreaming).pluck()
  const interruptStreaming = db.prepare<[], MessageId>(messageSql.interruptStreaming).pluck()

  return {
    insert(message) {
      insert.run({ ...message, failure: writeFailure(message.failure) })
    },
    find(id) {
      const row = find.get(id)
      return row ? messageFromRow(row) : null
    },
    readBranch: (conversationId) => readBranch.all({ conversationId }).map(messageFromRow),
    readPath: (leafId) => readPath.all(leafId).map(messageFromRow),
    checkpoint(id, text) {
      checkpoint.run(text, id)
    },
    finish(id, end) {
      finish.run({ id, text: end.text, status: end.status, failure: writeFailure(end.failure) })
    },
    listStreaming: () => listStreaming.all(),
    interruptStreaming: () => interruptStreaming.all(),
  }
}

function messageFromRow(row: MessageUsageRow): Message {
  const { inputTokens, outputTokens, costNanoUsd, certainty, durationMs, failure, ...rest } = row
  const hasUsage = inputTokens !== null && outputTokens !== null && certainty !== null && durationMs !== null
  return {
    ...rest,
    failure: readFailure(failure),
    usage: hasUsage ? { inputTokens, outputTokens, costNanoUsd, certainty, durationMs } : null,
  }
}

const writeFailure = (failure: Failure | null): string | null => (failure ? JSON.stringify(failure) : null)

/** A failure of another version may not be known here; the message's status still says that it failed. */
function readFailure(json: string | null): Failure | null {
  if (json === null) return null
  const parsed = failureSchema.safeParse(JSON.parse(json)) // the column holds valid JSON, by its CHECK
  if (!parsed.success) return null
  const { code, message, retry, data } = parsed.data
  return makeFailure(code, message, retry, data)
}
