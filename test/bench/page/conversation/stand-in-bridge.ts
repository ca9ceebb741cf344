// Takes the place of main for the app's own views: it answers only estimates of messages, and the race itself
// streams the one answer. It is installed before any view is loaded.
import type { Bridge } from '../../../../src/contract/derived.ts'
import type { MessageEstimate } from '../../../../src/domain/usage/message-estimate.ts'
import type { Contract } from '../../../../src/contract/index.ts'

type AnswerStream = Bridge<Contract>['chat']['streamAnswer']
export type AnswerListener = Parameters<AnswerStream>[1]

let answering: AnswerListener | undefined

/** Returns the listener of the answer that is being written. */
export function needAnswerListener(): AnswerListener {
  if (!answering) throw new Error('No answer is being watched')
  return answering
}

const streamAnswer: AnswerStream = (_input, listener) => {
  answering = listener
  return { detach: () => {}, cancel: () => {} }
}

const estimate: MessageEstimate = {
  textTokens: 1,
  inputTokens: 1,
  instructionTokens: 0,
  contextTokens: 400_000,
  answerTokens: 400,
  costNanoUsd: null,
  mostNanoUsd: null,
  certainty: 'unpriced',
}

/** Other routes never resolve, and events never happen. */
const callAny = (input: unknown) => (typeof input === 'function' ? () => {} : new Promise(() => {}))

const chat: Readonly<Record<string, unknown>> = { streamAnswer }
const usage: Readonly<Record<string, unknown>> = {
  estimateMessage: async () => ({ ok: true, value: estimate }),
}
const domains: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { chat, usage }

const domainOf = (known: Readonly<Record<string, unknown>>) =>
  new Proxy({}, { get: (_target, name) => known[String(name)] ?? callAny })

const bridge = new Proxy({}, { get: (_target, name) => domainOf(domains[String(name)] ?? {}) })

export const installBridge = (): void => void Object.assign(window, { latchkey: bridge })
