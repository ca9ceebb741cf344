// One conversation: its messages and branches, asking and retrying, an answer as a stream, and its draft.
import * as z from 'zod'
import { maxMessageChars } from '../domain/chat/message.ts'
import { route, stream } from './kinds.ts'
import * as values from './values.ts'

const oneMessage = { messageId: values.messageId }
const typed = z.string().max(maxMessageChars)

/**
 * `null` means the conversation's own; for a new one the default key, or without a key the practice guide.
 */
const answerer = { keyId: values.keyId.nullable(), modelId: values.modelId.nullable() }

/**
 * `messages` is the shown branch down to its leaf: whole, or from the first new message on. In that case the messages
 * up to its parent stay as they are shown.
 */
const shown = z.strictObject({
  conversation: values.conversation,
  parameters: values.parameters,
  /** `null` if the title was not generated. */
  titleUsage: values.titleUsage.nullable(),
  messages: z.array(values.message).max(20_000),
  /** Where one may step aside among `messages`. */
  branches: z.array(values.branch).max(20_000),
})

const started = z.strictObject({
  conversationId: values.conversationId,
  /** The answer that is being written; open chat.streamAnswer on it. */
  messageId: values.messageId,
  /** From the first message that was written. */
  shown,
})

/** `null` means the conversation that isn't begun yet. */
const draftOf = { conversationId: values.conversationId.nullable() }

export const chat = {
  /** The whole conversation: the messages from the first to the shown leaf. */
  readConversation: route({
    input: z.strictObject({ conversationId: values.conversationId }),
    output: shown,
  }),
  /** Commits the message, starts the answer, and returns at once. Without a conversation it begins one. */
  sendMessage: route({
    input: z.strictObject({
      conversationId: values.conversationId.nullable(),
      text: typed,
      ...answerer,
      /**
       * For a new conversation; `null` takes the default ones. Ignored for an existing one, which has its
       * own.
       */
      parameters: values.parameters.nullable(),
    }),
    output: started,
  }),
  /** Asks again with other words: a sibling of the message, which is kept. */
  editMessage: route({
    input: z.strictObject({ ...oneMessage, text: typed, ...answerer }),
    output: started,
  }),
  /** Asks again for an answer; the new one appears beside the old one, which is kept. */
  retryAnswer: route({
    input: z.strictObject({
      ...oneMessage,
      ...answerer,
      /** Asks for this one request to pass the hard limits that have no room for it; main asks the person first. */
      ignoresBudgets: z.boolean(),
    }),
    output: started,
  }),
  /** Goes on with an answer that broke off, in a copy beside it. */
  continueAnswer: route({ input: z.strictObject({ ...oneMessage, ...answerer }), output: started }),
  /** Shows a message instead of its sibling, and the newest branch below it. Returns the messages from it on. */
  showBranch: route({ input: z.strictObject(oneMessage), output: shown }),
  /** Cancelling stops the answer and keeps the text so far. Detaching does neither. */
  streamAnswer: stream({
    input: z.strictObject(oneMessage),
    snapshot: z.strictObject({ text: values.chatText, state: values.answerState }),
    delta: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('text'), text: values.chatText }),
      z.strictObject({ kind: z.literal('state'), state: values.answerState }),
    ]),
    settled: z.strictObject({ message: values.message }),
  }),
  readDraft: route({ input: z.strictObject(draftOf), output: z.strictObject({ text: typed }) }),
  /** Saves text that is typed and not sent. Text with something like a key in it is not written to disk. */
  saveDraft: route({
    input: z.strictObject({ ...draftOf, text: typed }),
    output: z.strictObject({}),
  }),
}
