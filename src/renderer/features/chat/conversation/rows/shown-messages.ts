// The messages to show: those that were read, and the message just sent, until it is read back. Pure.
import type { ConversationId, MessageId } from '../../../../../domain/ids.ts'
import type { Message } from '../../../../../domain/chat/message.ts'
import type { Pending } from '../../chat-store.ts'

// A made-up id, safe because it is never sent to main.
const pendingId = 'pending' as MessageId

export const isPendingMessage = ({ id }: Message): boolean => id === pendingId

export function listShown(
  messages: readonly Message[],
  pending: Pending | null,
  conversationId: ConversationId | null,
  modelId: string,
): readonly Message[] {
  if (!pending) return messages
  const shared = {
    // Only for a conversation that main is about to create; this id is never sent to main either.
    conversationId: conversationId ?? ('new' as ConversationId),
    failure: null,
    usage: null,
    createdAtMs: pending.atMs,
  }
  const question: Message = {
    ...shared,
    id: pendingId,
    parentId: messages.at(-1)?.id ?? null,
    role: 'user',
    text: pending.text,
    status: 'done',
    modelId: null,
  }
  if (pending.answerId === null) return [...messages, question]
  const answer: Message = {
    ...shared,
    id: pending.answerId,
    parentId: pendingId,
    role: 'assistant',
    text: '',
    status: 'streaming',
    modelId,
  }
  return [...messages, question, answer]
}
