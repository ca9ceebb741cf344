// Reads the shown branch from its end, so that a caller who needs only the last messages reads no more.
import type { FailureCode } from '../../../domain/failure.ts'
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import type { MessageRole, MessageStatus } from '../../../domain/chat/message.ts'
import { shownDown } from './branch-queries.ts'
import type { Connection } from '../connection.ts'

/** A message; for an answer also the exact token counts of its last request, if the server reported them. */
export interface CountedMessage {
  readonly id: MessageId
  readonly parentId: MessageId | null
  readonly role: MessageRole
  readonly text: string
  readonly status: MessageStatus
  readonly failure: { readonly code: FailureCode | null } | null
  /** The counts of everything that was sent, instructions included; `null` if they are not exact. */
  readonly exact: {
    readonly modelId: string
    readonly baseUrl: string | null
    readonly inputTokens: number
    readonly outputTokens: number
    readonly reasoningTokens: number
  } | null
}

export interface BranchEndQueries {
  /**
   * Returns a text that changes whenever the shown branch, or its messages, may have changed; `null` if it is
   * deleted.
   */
  readMark(conversationId: ConversationId): string | null
  findLeaf(conversationId: ConversationId): MessageId | null
  /** Returns at most `limit` messages, from this one up to the root. */
  readUp(fromId: MessageId, limit: number): CountedMessage[]
}

interface CountedRow extends Pick<CountedMessage, 'id' | 'parentId' | 'role' | 'text' | 'status'> {
  readonly failure: string | null
  readonly failureCode: FailureCode | null
  readonly modelId: string | null
  readonly baseUrl: string | null
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  readonly reasoningTokens: number | null
}

export const branchEndSql = {
  // Messages are only added, never changed, except that a streaming answer ends.
  readMark: `SELECT coalesce(leaf_id, '') || ' ' ||
      (SELECT coalesce(max(position), 0) FROM message WHERE conversation_id = @conversationId) || ' ' ||
      (SELECT count(*) FROM message WHERE status = 'streaming' AND +conversation_id = @conversationId)
    FROM conversation WHERE id = @conversationId AND deleted_at_ms IS NULL`,
  findLeaf: `${shownDown} SELECT id FROM down WHERE position = (SELECT max(position) FROM down)`,
  readUp: `
    WITH RECURSIVE up (position, parent_id) AS (
      SELECT position, parent_id FROM message WHERE id = @fromId
      UNION ALL
      SELECT parent.position, parent.parent_id FROM up JOIN message AS parent ON parent.id = up.parent_id
      LIMIT @limit
    )
    SELECT message.id, message.parent_id AS parentId, message.role, message.text, message.status,
      message.failure, message.failure ->> '$.code' AS failureCode, usage.model_asked AS modelId,
      usage.base_url AS baseUrl, usage.input_tokens AS inputTokens, usage.output_tokens AS outputTokens,
      usage.reasoning_tokens AS reasoningTokens
    FROM message LEFT JOIN usage_record AS usage ON usage.certainty = 'exact' AND usage.id =
      (SELECT max(id) FROM usage_record WHERE message_id = message.id AND purpose = 'chat')
    WHERE message.position IN (SELECT position FROM up) ORDER BY message.position DESC`,
} as const

export function prepareBranchEnds(db: Connection): BranchEndQueries {
  const readMark = db.prepare<[{ conversationId: ConversationId }], string>(branchEndSql.readMark).pluck()
  const findLeaf = db.prepare<[{ conversationId: ConversationId }], MessageId>(branchEndSql.findLeaf).pluck()
  const readUp = db.prepare<[{ fromId: MessageId; limit: number }], CountedRow>(branchEndSql.readUp)
  return {
    readMark: (conversationId) => readMark.get({ conversationId }) ?? null,
    findLeaf: (conversationId) => findLeaf.get({ conversationId }) ?? null,
    readUp: (fromId, limit) => readUp.all({ fromId, limit }).map(messageFromRow),
  }
}

function messageFromRow(row: CountedRow): CountedMessage {
  const {
    failure,
    failureCode: code,
    modelId,
    baseUrl,
    inputTokens,
    outputTokens,
    reasoningTokens,
    ...rest
  } = row
  const isTold = modelId !== null && inputTokens !== null && outputTokens !== null && reasoningTokens !== null
  return {
    ...rest,
    failure: failure === null ? null : { code },
    exact: isTold ? { modelId, baseUrl, inputTokens, outputTokens, reasoningTokens } : null,
  }
}
