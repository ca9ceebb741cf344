import * as z from 'zod'
import { maxMessageChars } from '../domain/chat/message.ts'
import { route, stream } from './kinds.ts'
import * as values from './values.ts'

const oneMessage = { messageId: values.messageId }
const typed = z.string().max(maxMessageChars)

/** `null`: the conversation's own, or for a new one the default key, or without a key the practice guide. */
const answerer = { keyId: values.keyId.nullable(), modelId: values.modelId.nullable() }

/**
 * `messages` is the branch that is shown, down to its leaf: whole, or from the first message that is new. Then what
 * was shown up to that message's parent is shown as before.
 */
const shown = z.strictObject({
  conversation: values.conversation,
  parameters: values.parameters,
  /** `null`: the title was not generated. */
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

/** `null`: the conversation that is not begun yet. */
const draftOf = { conversationId: values.conversationId.nullable() }

export const chat = {
  /** Whole, from the first message on. */
  readConversation: route({
    input: z.strictObject({ conversationId: values.conversationId }),
    output: shown,
  }),
  /** Commits the message, starts the answer, and answers at once. Without a conversation it begins one. */
  sendMessage: route({
    input: z.strictObject({
      conversationId: values.conversationId.nullable(),
      text: typed,
      ...answerer,
      /** Of a conversation that begins; `null`: the default ones. Otherwise its own stand, and this is not read. */
      parameters: values.parameters.nullable(),
    }),
    output: started,
  }),
  /** Asks anew with other words: a sibling of the message, which is kept. */
  editMessage: route({
    input: z.strictObject({ ...oneMessage, text: typed, ...answerer }),
    output: started,
  }),
  /** Asks again for an answer; the new one stands beside the old, which is kept. */
  retryAnswer: route({
    input: z.strictObject({
      ...oneMessage,
      ...answerer,
      /** Once, past every hard limit; the person was shown the figures and asked for it. */
      ignoresBudgets: z.boolean(),
    }),
    output: started,
  }),
  /** Goes on with an answer that broke off, in a copy of it beside it. */
  continueAnswer: route({ input: z.strictObject({ ...oneMessage, ...answerer }), output: started }),
  /** Shows a message instead of its sibling, and below it what was written last. Answered from that message on. */
  showBranch: route({ input: z.strictObject(oneMessage), output: shown }),
  /** Cancelling stops the answer and keeps what had arrived. Leaving does neither. */
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
  /** Keeps what is typed and not sent. What looks like a key is not written to disk. */
  saveDraft: route({
    input: z.strictObject({ ...draftOf, text: typed }),
    output: z.strictObject({}),
  }),
}
