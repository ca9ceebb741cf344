// Chooses which messages of a conversation are sent to the model. Pure. A stopped or interrupted answer is
// sent with its text so far; a failed one is left out, because the model never finished it, unless it only
// grew too long.
import type { Message, MessageRole } from './message.ts'

export interface SentMessage {
  readonly role: MessageRole
  readonly text: string
}

export interface PathMessage extends Pick<Message, 'role' | 'text' | 'status'> {
  readonly failure: { readonly code: string | null } | null
}

const isAnswered = ({ status, failure }: PathMessage): boolean =>
  ['done', 'stopped', 'interrupted'].includes(status) ||
  // The failure's words advise to let the model go on, which it can do only with the text that it wrote.
  (status === 'failed' && failure?.code === 'openai/output-limit')

export const isSent = (message: PathMessage): boolean =>
  message.text !== '' && (message.role === 'user' || isAnswered(message))

/** `path` runs from the first message to the question. */
export const chooseHistory = (path: readonly PathMessage[]): SentMessage[] =>
  path.filter(isSent).map(({ role, text }) => ({ role, text }))

// Tells the model, which sees its partial answer above, to write only the continuation.
export const continueInstruction =
  'Your answer above was cut off. Go on with it at exactly the character where it stops, also in the middle of a ' +
  'word, a sentence, a list or a code block, so that the two parts read as one text when joined. Repeat nothing, ' +
  'do not start over, and do not mention the interruption. Keep its language and its format.'

/** Returns true if there is a partial answer to go on from. */
export const canContinue = ({ role, status, text }: Message): boolean =>
  role === 'assistant' && text !== '' && ['stopped', 'interrupted', 'failed'].includes(status)

/**
 * `history` ends with the question; `partial` is the part of its answer that arrived. The practice guide needs
 * no instruction, because it knows its script.
 */
export function askToContinue(
  history: readonly SentMessage[],
  partial: string,
  isPractice: boolean,
): SentMessage[] {
  const answered = [...history, { role: 'assistant', text: partial } as const]
  return isPractice ? answered : [...answered, { role: 'user', text: continueInstruction }]
}
