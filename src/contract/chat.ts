import * as z from 'zod'
import { maxMessageChars } from '../domain/message.ts'
import { event, route, stream } from './kinds.ts'
import * as values from './values.ts'

const started = z.strictObject({
  conversationId: values.conversationId,
  /** The answer that is being written; open chat.streamAnswer on it. */
  messageId: values.messageId,
})

export const chat = {
  /** Newest first. `before` is the last one of the page before. */
  listConversations: route({
    input: z.strictObject({
      limit: z.int().min(1).max(500),
      before: values.conversationId.nullable(),
    }),
    output: z.array(values.conversation).max(500),
  }),
  /** The messages from the first to the newest, along the newest branch. */
  readConversation: route({
    input: z.strictObject({ conversationId: values.conversationId }),
    output: z.strictObject({
      conversation: values.conversation,
      messages: z.array(values.message).max(20_000),
    }),
  }),
  /** Commits the message, starts the answer, and answers at once. Without a conversation it begins one. */
  sendMessage: route({
    input: z.strictObject({
      conversationId: values.conversationId.nullable(),
      text: z.string().max(maxMessageChars),
      /** `null`: the conversation's own, or for a new one the default key, or without a key the practice guide. */
      keyId: values.keyId.nullable(),
      modelId: values.modelId.nullable(),
    }),
    output: started,
  }),
  /** Asks again for an answer; the new one stands beside the old, which is kept. */
  retryAnswer: route({
    input: z.strictObject({
      messageId: values.messageId,
      /** `null`: as the conversation has it. A failed answer is often mended by another key or model. */
      keyId: values.keyId.nullable(),
      modelId: values.modelId.nullable(),
    }),
    output: started,
  }),
  /** Cancelling stops the answer and keeps what had arrived. Leaving does neither. */
  streamAnswer: stream({
    input: z.strictObject({ messageId: values.messageId }),
    snapshot: z.strictObject({ text: values.chatText }),
    delta: z.strictObject({ text: values.chatText }),
    settled: z.strictObject({ message: values.message }),
  }),
  renameConversation: route({
    input: z.strictObject({
      conversationId: values.conversationId,
      title: values.title.refine((title) => title.trim() !== ''),
    }),
    output: z.strictObject({}),
  }),
  /** Deletes the conversation and its messages. Its usage records stay. */
  deleteConversation: route({
    input: z.strictObject({ conversationId: values.conversationId }),
    output: z.strictObject({}),
  }),
  conversationsChanged: event(z.strictObject({})),
}
