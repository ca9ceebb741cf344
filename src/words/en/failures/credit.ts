// The words for what money and limits stop. They come with one and the same status and are told apart here:
// waiting a moment helps against too many requests, and never against an empty balance.
import type { FailureCode, FailureData } from '../../../domain/failure.ts'
import { fact, type FailureWords } from '../../failure-words.ts'

type OpenAiCode = Extract<FailureCode, `openai/${string}`>

/** Main names the host of a server that isn’t OpenAI. */
const server = (data: FailureData): string => fact(data, 'host', 'OpenAI')

export const creditFailureWords = {
  'openai/rate-limited': {
    title: 'Too many requests at once',
    explanation: 'The requests or tokens per minute are used up for now. Wait a little, then try again.',
    cause: 'Likely other programs use the same project, or the chat is very long; this is not about money.',
  },
  'openai/slow-down': {
    title: 'The server asks to slow down',
    explanation: 'Requests have grown faster than it can follow. Wait a little, then try again.',
    cause: 'Likely other programs of the same organization have just become busy.',
  },
  'openai/insufficient-quota': {
    title: 'Out of credit',
    explanation: (data) =>
      `The key’s account has no credit left, or never had any. Add credit at ${server(data)}; waiting does not help.`,
    cause:
      'Likely the prepaid credit is spent or expired, or was never bought; a ChatGPT plan does not pay for keys.',
  },
  'openai/credit-exhausted': {
    title: 'The prepaid credit is used up',
    explanation: (data) =>
      `The key’s account has spent all its credit. Add credit at ${server(data)}, then try again.`,
    cause: 'The balance has reached zero; likely automatic reloading is off, or its payment failed.',
  },
  'openai/organization-spend-limit': {
    title: 'The organization’s spending limit is reached',
    explanation:
      'All its projects have together spent what was set for the month. Raise the limit, or wait for the next month.',
    cause: 'Someone in the organization set a hard monthly limit.',
  },
  'openai/project-spend-limit': {
    title: 'The project’s spending limit is reached',
    explanation:
      'The key’s project has spent what was set for the month. Raise its limit, or use a key of another project.',
    cause: 'A hard monthly limit was set for this project.',
  },
  'openai/organization-usage-limit': {
    title: 'The organization’s usage limit is reached',
    explanation: (data) =>
      `No more use is approved this month, whatever the credit. Ask ${server(data)} for a higher limit, or use ` +
      'another key.',
    cause: 'Each organization is given a monthly limit, which grows with what it has paid so far.',
  },
  'openai/billing-hard-limit': {
    title: 'The billing limit is reached',
    explanation: (data) =>
      `The account has spent what its billing allows for the month. Raise the limit at ${server(data)}, then try again.`,
    cause: 'Likely a monthly limit was set for the account some time ago.',
  },
} as const satisfies Partial<Record<OpenAiCode, FailureWords>>
