// How a model is asked to go on with an answer that broke off: it is shown what it wrote, and told to write what
// comes next and nothing else. Pure. The practice guide needs no telling: it knows its script.
import type { Message } from '../../domain/message.ts'
import type { BackendRequest } from './backend.ts'

export const continueInstruction =
  'Your answer above was cut off. Go on with it at exactly the character where it stops, also in the middle of a ' +
  'word, a sentence, a list or a code block, so that the two parts read as one text when joined. Repeat nothing, ' +
  'do not begin anew, and do not mention the interruption. Keep its language and its format.'

/** Whether there is something to go on from. */
export const canContinue = ({ role, status, text }: Message): boolean =>
  role === 'assistant' && text !== '' && ['stopped', 'interrupted', 'failed'].includes(status)

/** `history` ends with the question; `partial` is what had come of its answer. */
export function askToContinue(
  history: BackendRequest['messages'],
  partial: string,
  isPractice: boolean,
): BackendRequest['messages'] {
  const answered = [...history, { role: 'assistant', text: partial } as const]
  return isPractice ? answered : [...answered, { role: 'user', text: continueInstruction }]
}
