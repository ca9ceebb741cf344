// A message as a row of the database, with the usage of its last request, and as the rest of main knows it.
import { failureSchema } from '../../../contract/failure.ts'
import { makeFailure, type Failure } from '../../../domain/failure.ts'
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import type { Message, MessageRole, MessageStatus } from '../../../domain/chat/message.ts'
import type { NanoUsd } from '../../../domain/money.ts'
import type { CostCertainty } from '../../../domain/usage/usage.ts'

export interface MessageRow {
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

export interface MessageUsageRow extends MessageRow {
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  readonly costNanoUsd: NanoUsd | null
  readonly certainty: CostCertainty | null
  readonly durationMs: number | null
}

// If an answer took several requests, the last one counts.
export const selectMessages = `
  SELECT message.id, message.conversation_id AS conversationId, message.parent_id AS parentId,
    message.role, message.text, message.status, message.failure, message.model_id AS modelId,
    message.created_at_ms AS createdAtMs, usage.input_tokens AS inputTokens,
    usage.output_tokens AS outputTokens, usage.cost_nano_usd AS costNanoUsd, usage.certainty,
    usage.duration_ms AS durationMs
  FROM message LEFT JOIN usage_record AS usage ON usage.id =
    (SELECT max(id) FROM usage_record WHERE message_id = message.id AND purpose = 'chat')`

export function messageFromRow(row: MessageUsageRow): Message {
  const { inputTokens, outputTokens, costNanoUsd, certainty, durationMs, failure, ...rest } = row
  const hasUsage = inputTokens !== null && outputTokens !== null && certainty !== null && durationMs !== null
  return {
    ...rest,
    failure: readFailure(failure),
    usage: hasUsage ? { inputTokens, outputTokens, costNanoUsd, certainty, durationMs } : null,
  }
}

export const writeFailure = (failure: Failure | null): string | null =>
  failure ? JSON.stringify(failure) : null

/**
 * A failure that another version wrote may be unknown here; the message's status still says that it failed.
 */
function readFailure(json: string | null): Failure | null {
  if (json === null) return null
  const parsed = failureSchema.safeParse(JSON.parse(json)) // the column holds valid JSON, by its CHECK
  if (!parsed.success) return null
  const { code, retry, data } = parsed.data
  return makeFailure(code, retry, data)
}
