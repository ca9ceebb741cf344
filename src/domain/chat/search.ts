// The results of a search over all conversations.
import type { ConversationId, MessageId } from '../ids.ts'
import type { MessageRole } from './message.ts'

/** In UTF-16 units; `end` is exclusive. */
export interface Mark {
  readonly start: number
  readonly end: number
}

export interface MarkedText {
  readonly text: string
  /** In order, not overlapping. */
  readonly marks: readonly Mark[]
}

export interface MessageHit {
  readonly conversationId: ConversationId
  readonly title: string
  readonly isArchived: boolean
  readonly messageId: MessageId
  readonly role: MessageRole
  readonly createdAtMs: number
  /** The words around the first match. */
  readonly excerpt: MarkedText
}

export interface TitleHit {
  readonly conversationId: ConversationId
  readonly title: MarkedText
  readonly isArchived: boolean
  readonly updatedAtMs: number
}

/** `newest` while the person types, because it is quick even for common words; `best` on request. */
export const searchOrders = ['newest', 'best'] as const
export type SearchOrder = (typeof searchOrders)[number]

export const maxQueryChars = 500
export const maxExcerptChars = 240
