// The messages as they are shown: those that were read, and what was just sent and isn't read back yet. Pure.
import type { ConversationId, MessageId } from '../../../../../domain/ids.ts'
import type { Message } from '../../../../../domain/chat/message.ts'
import type { Pending } from '../../chat-store.ts'

// No id of main's looks like this; nothing is ever asked about it.
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
    // Only of a conversation that main is about to begin; it isn't asked about either.
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
