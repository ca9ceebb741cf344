// What of a conversation is sent with a question. Pure. An answer that broke off is sent as far as it came;
// one that failed is not, because what stands there was never finished by the model.
import type { Message } from '../../domain/message.ts'
import type { BackendRequest } from './backend.ts'

const isSent = (message: Message): boolean =>
  message.text !== '' &&
  (message.role === 'user' || ['done', 'stopped', 'interrupted'].includes(message.status))

/** `path` runs from the first message to the question. */
export const chooseHistory = (path: readonly Message[]): BackendRequest['messages'] =>
  path.filter(isSent).map(({ role, text }) => ({ role, text }))
