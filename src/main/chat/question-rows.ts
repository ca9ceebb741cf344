// The first rows of a question, an answer and a conversation. Pure but for the new ids.
import { titleFromText, type Conversation } from '../../domain/chat/conversation.ts'
import type { ConversationId, MessageId } from '../../domain/ids.ts'
import type { Message } from '../../domain/chat/message.ts'
import { newId } from '../store/new-id.ts'
import type { Answerer } from '../../domain/chat/answerer.ts'

export const makeQuestion = (
  conversationId: ConversationId,
  parentId: MessageId | null,
  text: string,
  createdAtMs: number,
): Message => ({
  id: newId<MessageId>(),
  conversationId,
  parentId,
  role: 'user',
  text,
  status: 'done',
  failure: null,
  modelId: null,
  usage: null,
  createdAtMs,
})

/** `text` is what the answer begins with. */
export const makeAnswer = (
  conversationId: ConversationId,
  parentId: MessageId,
  modelId: string,
  text: string,
  createdAtMs: number,
): Message => ({
  ...makeQuestion(conversationId, parentId, text, createdAtMs),
  role: 'assistant',
  status: 'streaming',
  modelId,
})

export const makeConversation = (
  id: ConversationId,
  text: string,
  answerer: Answerer,
  atMs: number,
): Conversation => ({
  id,
  title: titleFromText(text),
  titleKind: 'first-words',
  ...answerer,
  folderId: null,
  isPinned: false,
  isArchived: false,
  createdAtMs: atMs,
  updatedAtMs: atMs,
})
