// What of a conversation is sent with a question. Pure. An answer that broke off is sent as far as it came; one
// that failed is not, because what stands there was never finished by the model, unless it only grew too long.
import type { Message } from '../../domain/message.ts'
import type { BackendRequest } from './backend.ts'

export interface PathMessage extends Pick<Message, 'role' | 'text' | 'status'> {
  readonly failure: { readonly code: string | null } | null
}

const isAnswered = ({ status, failure }: PathMessage): boolean =>
  ['done', 'stopped', 'interrupted'].includes(status) ||
  // Its words advise to ask it to go on, which it can do only with what it wrote.
  (status === 'failed' && failure?.code === 'openai/output-limit')

export const isSent = (message: PathMessage): boolean =>
  message.text !== '' && (message.role === 'user' || isAnswered(message))

/** `path` runs from the first message to the question. */
export const chooseHistory = (path: readonly PathMessage[]): BackendRequest['messages'] =>
  path.filter(isSent).map(({ role, text }) => ({ role, text }))
