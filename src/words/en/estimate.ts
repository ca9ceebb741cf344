// The words of what a message costs before it is sent: beside Send, in what opens there, and where it is too much.
import { count, formatWhole } from '../format.ts'

const tokens = (total: number): string => count(total, { one: 'token', other: 'tokens' })

export const estimate = {
  name: 'Cost and context',
  /** The button's name, with what it shows. */
  named: (figure: string): string => (figure === '' ? 'Cost and context.' : `Cost and context: ${figure}.`),
  command: 'Show what this message costs',
  cost: (cost: string): string => `≈\u00a0${cost}`,
  unpriced: 'unpriced',
  free: 'free',
  /** After what a chat has cost. */
  soFar: 'so far',
  soFarUnpriced: (cost: string, unpriced: number): string => `${cost} + ${formatWhole(unpriced)} unpriced`,
  onlyUnpriced: (unpriced: number): string => `${formatWhole(unpriced)} unpriced`,
  full: (percent: string): string => `Context ${percent} full.`,

  tokens: (input: number, answer: number): string =>
    `About ${tokens(input)} in and ${formatWhole(answer)} out.`,
  atMost: (cost: string): string => `At most ${cost}.`,
  estimateWhy: 'The answer’s length is a guess. Input is priced as new, and costs less where it is cached.',
  unpricedWhy: (model: string): string => `Nobody told Latchkey what ${model} costs there.`,
  setPrice: 'Set a price',
  freeWhy: 'The practice guide answers on this computer, and costs nothing.',
  notYet: 'Being estimated',

  message: 'This message',
  context: 'Context',
  contextOf: (used: string, context: string): string => `${used} of ${context}`,
  contextUnknown: (model: string): string => `How much ${model} takes is not known.`,
  instructions: 'Instructions',
  conversation: 'This chat so far',
  left: 'Left for the answer',
  over: (model: string, used: string, context: string): string =>
    `This is more than ${model} takes: ${used} of ${context} tokens. Shorten it, or choose another model.`,
  chatOver: (model: string, used: string, context: string): string =>
    `This chat is more than ${model} takes: ${used} of ${context} tokens. Begin a new one, or choose another model.`,

  spent: 'Spent in this chat',
  nothingSpent: 'Nothing yet',
  spentIn: (cost: string, requests: number): string =>
    `${cost} in ${count(requests, { one: 'request', other: 'requests' })}`,
  spentAndUnpriced: (cost: string, unpriced: number): string =>
    `${cost} and ${count(unpriced, { one: 'unpriced request', other: 'unpriced requests' })}`,
  spentUnpriced: (unpriced: number): string =>
    count(unpriced, { one: 'unpriced request', other: 'unpriced requests' }),

  tooBigTitle: (model: string): string => `This message alone is more than ${model} takes`,
  tooBigTogether: (model: string): string => `With what was said before this is more than ${model} takes`,
  tooBigSentence: (used: string, context: string): string =>
    `That is about ${used} tokens, and the model takes ${context}. Shorten it, or choose a model that takes more.`,
  tooBigTogetherSentence: (used: string, context: string): string =>
    `That is about ${used} tokens, and the model takes ${context}. Begin a new chat, or choose a model that takes more.`,
} as const
