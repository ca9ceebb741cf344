// The words for a request that an API could not do, and for answers that are not what they should be.
import type { FailureCode } from '../../../domain/failure.ts'
import { fact, type FailureWords } from '../../failure-words.ts'

type OpenAiCode = Extract<FailureCode, `openai/${string}`>

/** By our own names of what a person can set; anything else is left unnamed. */
const parameterNames = new Map<unknown, string>([
  ['temperature', 'the temperature that is set'],
  ['maxOutputTokens', 'the limit of output tokens that is set'],
  ['reasoningEffort', 'the reasoning effort that is set'],
  ['systemPrompt', 'the system prompt'],
])

const nameParameter = (parameter: unknown): string => parameterNames.get(parameter) ?? 'the way it was put'

export const requestFailureWords = {
  'openai/context-too-long': {
    title: 'The chat is too long for this model',
    explanation:
      'All messages together are more than it can read. Start a new chat, or choose a model with more room.',
    cause: 'Each message sends the whole chat along, so a long one grows past what a model holds.',
  },
  'openai/bad-request': {
    title: 'The request was not accepted',
    explanation: ({ parameter }) =>
      `The server refused ${nameParameter(parameter)}. Change it, or choose a model that takes it.`,
    cause: 'Likely this model does not know one of the settings, or works in another way.',
  },
  'openai/overloaded': {
    title: 'The server is overloaded',
    explanation:
      'It has too much to do at the moment. Wait a little, then try again, or choose another model.',
    cause: 'Likely many people are asking this model right now.',
  },
  'openai/server-error': {
    title: 'The server had a fault',
    explanation: 'It could not finish the answer. Try again in a moment.',
    cause: 'The fault is on the server’s side; likely it passes by itself.',
  },
  'openai/content-filtered': {
    title: 'Withheld by the content filter',
    explanation:
      'The provider’s filter ended this answer. Put the question another way, or choose another model.',
    cause: 'Something in the chat or the answer matched the provider’s rules, which can be by mistake.',
  },
  'openai/output-limit': {
    title: 'The answer reached its longest length',
    explanation: (data) =>
      data['isByBudget'] === true
        ? 'Your budget had room for no more, and what was written is kept. Ask for the rest, or change the budget.'
        : 'The model stopped at its limit, and what it wrote is kept. Ask it to go on.',
    cause:
      'A model writes only so many tokens at a time, and a budget that stops requests may leave it fewer.',
  },
  'openai/cut-short': {
    title: 'The answer was cut short',
    explanation:
      'It ended without saying that it was complete. What arrived is kept; try again for a whole one.',
    cause: 'Likely the connection was closed on the way, or the server stopped in the middle.',
  },
  'openai/not-an-api': {
    title: 'This is not an API',
    explanation: (data) =>
      `Something else answered at ${fact(data, 'host', 'this address')}, such as a web page. Check the base URL, or ` +
      'sign in to the network.',
    cause: 'Likely the base URL lacks its /v1, or the network asks for a sign-in in the browser first.',
  },
  'openai/unreadable-answer': {
    title: 'The answer could not be read',
    explanation: 'It does not follow OpenAI’s protocol. Try again, or check the base URL.',
    cause: 'Likely the server speaks another protocol, or something on the way changed the answer.',
  },
} as const satisfies Partial<Record<OpenAiCode, FailureWords>>
