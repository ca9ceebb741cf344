// What all rows of one conversation share: the actions on a message, and what is known about each message.
import { createContext } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { KeyId, MessageId } from '../../../../domain/ids.ts'
import type { Branch, Message } from '../../../../domain/chat/message.ts'

/** Each function keeps its identity for as long as the conversation is shown. */
export interface ConversationActions {
  readonly retry: (message: Message) => void
  /** Retries once, ignoring the budgets. */
  readonly sendAnyway: (message: Message) => void
  readonly goOn: (message: Message) => void
  /** Resolves to the reason if the edit couldn't be sent. */
  readonly sendEdit: (message: Message, text: string) => Promise<Failure | null>
  readonly showBranch: (messageId: MessageId) => Promise<boolean>
  readonly stop: (messageId: MessageId) => void
  readonly chooseModel: () => void
  readonly openLink: (url: string) => void
}

export interface ConversationScope extends ConversationActions {
  /** `null` ends editing. */
  readonly edit: (message: Message | null) => void
  /** Shows the message's previous or next sibling, at the same place on the screen. */
  readonly step: (branch: Branch, by: 1 | -1) => void
  /** Scrolls to a page of an answer; `null` means its footnotes. */
  readonly reveal: (message: Message, page: number | null) => void
  readonly branches: ReadonlyMap<MessageId, Branch>
  /** The position of each message, counted from 1. */
  readonly positions: ReadonlyMap<MessageId, number>
  readonly lastId: MessageId | null
  /** The message that was just jumped to. */
  readonly markedId: MessageId | null
  /** The conversation's key, used for failed answers; `null` if the key is no longer listed. */
  readonly keyId: KeyId | null
  /** The unsaved text of each edit, kept for as long as the conversation is shown. */
  readonly editTexts: Map<MessageId, string>
}

export const ConversationContext = createContext<ConversationScope | null>(null)
