// Messages of a conversation. They form a tree by `parentId`: another answer, or an edited message, is a
// sibling.
import type { Failure } from '../failure.ts'
import type { ConversationId, MessageId } from '../ids.ts'
import type { CostCertainty } from '../usage/usage.ts'
import type { NanoUsd } from '../money.ts'

export const messageRoles = ['user', 'assistant'] as const
export type MessageRole = (typeof messageRoles)[number]

/**
 * `streaming` is being written now; after a crash it becomes `interrupted`. `stopped` and `failed` keep the
 * text that had arrived.
 */
export const messageStatuses = ['done', 'streaming', 'stopped', 'interrupted', 'failed'] as const
export type MessageStatus = (typeof messageStatuses)[number]

export interface MessageUsage {
  readonly inputTokens: number
  readonly outputTokens: number
  /** `null` means unpriced: unknown, which is not $0. */
  readonly costNanoUsd: NanoUsd | null
  readonly certainty: CostCertainty
  readonly durationMs: number
}

export interface Message {
  readonly id: MessageId
  readonly conversationId: ConversationId
  readonly parentId: MessageId | null
  readonly role: MessageRole
  readonly text: string
  readonly status: MessageStatus
  readonly failure: Failure | null
  /** The model that was asked for an answer; `null` for a person's message. */
  readonly modelId: string | null
  readonly usage: MessageUsage | null
  readonly createdAtMs: number
}

/** A message that has siblings, so that the person can step through them. */
export interface Branch {
  readonly messageId: MessageId
  /** In the order of writing, with `messageId` itself. At least two. */
  readonly siblingIds: readonly MessageId[]
}

export const maxMessageChars = 400_000
