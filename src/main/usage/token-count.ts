// Reads the token counts of an answer: both of OpenAI's APIs, and servers that only resemble them.
// What can't be true is refused, so that the caller estimates instead of storing an absurd number.
import * as z from 'zod'
import type { TokenCount } from '../../domain/usage.ts'

const maxTokens = 1_000_000_000

const count = z.int().min(0).max(maxTokens)
// Details are often missing, or null, on servers that aren't OpenAI's.
const details = (name: 'cached_tokens' | 'reasoning_tokens') =>
  z.looseObject({ [name]: count.nullish() }).nullish()

const chatCompletionsUsage = z.looseObject({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: details('cached_tokens'),
  completion_tokens_details: details('reasoning_tokens'),
})

const responsesUsage = z.looseObject({
  input_tokens: count,
  output_tokens: count,
  input_tokens_details: details('cached_tokens'),
  output_tokens_details: details('reasoning_tokens'),
})

const domainCount = z.looseObject({
  inputTokens: count,
  cachedInputTokens: count,
  cacheWriteTokens: count,
  outputTokens: count,
  reasoningTokens: count,
})

/**
 * From the `usage` of either API, or from what is already in the domain's words. Null for anything negative,
 * fractional, over a billion, missing, or a part that is more than its whole.
 */
export function readTokenCount(raw: unknown): TokenCount | null {
  if (typeof raw !== 'object' || raw === null) return null // most events of a stream bring none
  const tokens = readChatCompletions(raw) ?? readResponses(raw) ?? readDomain(raw)
  if (!tokens) return null
  const isPossible =
    tokens.cachedInputTokens <= tokens.inputTokens && tokens.reasoningTokens <= tokens.outputTokens
  return isPossible ? tokens : null
}

function readChatCompletions(raw: unknown): TokenCount | null {
  const { data } = chatCompletionsUsage.safeParse(raw)
  return data
    ? {
        inputTokens: data.prompt_tokens,
        cachedInputTokens: data.prompt_tokens_details?.['cached_tokens'] ?? 0,
        cacheWriteTokens: 0,
        outputTokens: data.completion_tokens,
        reasoningTokens: data.completion_tokens_details?.['reasoning_tokens'] ?? 0,
      }
    : null
}

function readResponses(raw: unknown): TokenCount | null {
  const { data } = responsesUsage.safeParse(raw)
  return data
    ? {
        inputTokens: data.input_tokens,
        cachedInputTokens: data.input_tokens_details?.['cached_tokens'] ?? 0,
        cacheWriteTokens: 0,
        outputTokens: data.output_tokens,
        reasoningTokens: data.output_tokens_details?.['reasoning_tokens'] ?? 0,
      }
    : null
}

function readDomain(raw: unknown): TokenCount | null {
  const { data } = domainCount.safeParse(raw)
  if (!data) return null
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens } = data
  return { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens }
}
