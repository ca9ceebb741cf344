import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTokenCount } from './token-count.ts'

const tokens = {
  inputTokens: 10,
  cachedInputTokens: 4,
  cacheWriteTokens: 0,
  outputTokens: 5,
  reasoningTokens: 2,
}

test.each([
  [
    'Chat Completions',
    {
      prompt_tokens: 10,
      completion_tokens: 5,
      total_tokens: 15,
      prompt_tokens_details: { cached_tokens: 4, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 2 },
    },
  ],
  [
    'Responses',
    {
      input_tokens: 10,
      output_tokens: 5,
      total_tokens: 15,
      input_tokens_details: { cached_tokens: 4 },
      output_tokens_details: { reasoning_tokens: 2 },
    },
  ],
  ['the domain’s words', { ...tokens, more: 1 }],
])('%s', (_name, raw) => {
  expect(readTokenCount(raw)).toEqual(tokens)
})

test.each([
  ['without details', { prompt_tokens: 10, completion_tokens: 5 }],
  ['with null for details', { prompt_tokens: 10, completion_tokens: 5, prompt_tokens_details: null }],
  [
    'with null for a detail',
    { input_tokens: 10, output_tokens: 5, input_tokens_details: { cached_tokens: null } },
  ],
])('%s, they are 0', (_name, raw) => {
  expect(readTokenCount(raw)).toEqual({
    inputTokens: 10,
    cachedInputTokens: 0,
    cacheWriteTokens: 0,
    outputTokens: 5,
    reasoningTokens: 0,
  })
})

const absurd = [-1, Number.NaN, Infinity, 1.5, 1e9 + 1, 1e18, '7', null, undefined, 7n, {}]

test.each(absurd)('%s is no number of tokens', (bad) => {
  expect(readTokenCount({ prompt_tokens: bad, completion_tokens: 5 })).toBeNull()
  expect(readTokenCount({ input_tokens: 10, output_tokens: bad })).toBeNull()
  expect(readTokenCount({ ...tokens, reasoningTokens: bad })).toBeNull()
})

test('a part that is more than its whole is absurd', () => {
  expect(readTokenCount({ ...tokens, cachedInputTokens: 11 })).toBeNull()
  expect(readTokenCount({ ...tokens, reasoningTokens: 6 })).toBeNull()
  expect(
    readTokenCount({ input_tokens: 1, output_tokens: 1, input_tokens_details: { cached_tokens: -1 } }),
  ).toBeNull()
})

test('whatever comes, the answer is null or whole', () => {
  fc.assert(
    fc.property(fc.anything(), (raw) => {
      const read = readTokenCount(raw)
      if (read)
        for (const value of Object.values(read)) expect(Number.isSafeInteger(value) && value >= 0).toBe(true)
    }),
  )
})
