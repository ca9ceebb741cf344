// What the rows of one conversation share: what can be done, and what is known of each message.
import { createContext } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { KeyId, MessageId } from '../../../../domain/ids.ts'
import type { Branch, Message } from '../../../../domain/chat/message.ts'

/** Each stays the same function for as long as the conversation is shown. */
export interface ConversationActions {
  readonly retry: (message: Message) => void
  /** The same, once, past the budgets. */
  readonly sendAnyway: (message: Message) => void
  readonly goOn: (message: Message) => void
  /** Answers why it couldn't be sent. */
  readonly sendEdit: (message: Message, text: string) => Promise<Failure | null>
  readonly showBranch: (messageId: MessageId) => Promise<boolean>
  readonly stop: (messageId: MessageId) => void
  readonly chooseModel: () => void
  readonly openLink: (url: string) => void
}

export interface ConversationScope extends ConversationActions {
  /** `null`: none. */
  readonly edit: (message: Message | null) => void
  /** A message instead of its sibling, in the same place on the screen. */
  readonly step: (branch: Branch, by: 1 | -1) => void
  /** Brings a page of an answer into view; `null`: its footnotes. */
  readonly reveal: (message: Message, page: number | null) => void
  readonly branches: ReadonlyMap<MessageId, Branch>
  /** From 1. */
  readonly positions: ReadonlyMap<MessageId, number>
  readonly lastId: MessageId | null
  /** Just jumped to. */
  readonly markedId: MessageId | null
  /** The conversation's, if it is listed: what a failed answer was asked with. */
  readonly keyId: KeyId | null
  /** What was typed into an edit, for as long as the conversation is shown. */
  readonly editTexts: Map<MessageId, string>
}

export const ConversationContext = createContext<ConversationScope | null>(null)
