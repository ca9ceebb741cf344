import fc from 'fast-check'
import { expect, test } from 'vitest'
import { usageRecord } from '../../contract/values.ts'
import { readSaidTokens } from './token-count.ts'

const tokens = {
  inputTokens: 10,
  cachedInputTokens: 4,
  cacheWriteTokens: 3,
  outputTokens: 5,
  reasoningTokens: 2,
}

const chat = {
  prompt_tokens: 10,
  completion_tokens: 5,
  total_tokens: 15,
  prompt_tokens_details: { cached_tokens: 4, cache_write_tokens: 3, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 2 },
}
const responses = {
  input_tokens: 10,
  output_tokens: 5,
  total_tokens: 15,
  input_tokens_details: { cached_tokens: 4, cache_write_tokens: 3 },
  output_tokens_details: { reasoning_tokens: 2 },
}

test.each([
  ['Chat Completions', chat],
  ['Responses', responses],
])('%s', (_name, usage) => {
  expect(readSaidTokens(usage)).toEqual({ tokens, claimedTokens: null })
})

test.each([
  ['without details', { prompt_tokens: 10, completion_tokens: 5 }],
  ['with null for details', { prompt_tokens: 10, completion_tokens: 5, prompt_tokens_details: null }],
  ['with a list for details', { prompt_tokens: 10, completion_tokens: 5, prompt_tokens_details: [] }],
  [
    'with null for a detail',
    { input_tokens: 10, output_tokens: 5, input_tokens_details: { cached_tokens: null } },
  ],
])('%s, they are 0', (_name, usage) => {
  expect(readSaidTokens(usage)).toEqual({
    tokens: {
      inputTokens: 10,
      cachedInputTokens: 0,
      cacheWriteTokens: 0,
      outputTokens: 5,
      reasoningTokens: 0,
    },
    claimedTokens: null,
  })
})

test.each([
  undefined,
  null,
  7,
  'ten',
  [],
  {},
  { total_tokens: -1 },
  { prompt_tokens: 10 },
  { output_tokens: 5, input_tokens: null },
  { prompt_tokens_details: { cached_tokens: 4 } },
])('%j says nothing, and nothing wrong', (usage) => {
  expect(readSaidTokens(usage)).toBeNull()
})

// 7n can't come by JSON, but a count it isn't.
const absurd: readonly (readonly [bad: unknown, claimed: number | string])[] = [
  [-1, -1],
  [1.5, 1.5],
  [10_000_001, 10_000_001],
  [1e18, 1e18],
  [Number.NaN, 'NaN'],
  [Infinity, 'Infinity'],
  ['7', 'string'],
  [true, 'boolean'],
  [[7], 'array'],
  [{ toString: '7' }, 'object'],
  [7n, 'bigint'],
]

test.each(absurd)('%s is no number of tokens, and is kept as what was claimed', (bad, claimed) => {
  const read = (usage: unknown): unknown => {
    const said = readSaidTokens(usage)
    expect(said?.tokens).toBeNull()
    return JSON.parse(said?.claimedTokens ?? '')
  }
  expect(read({ prompt_tokens: bad, completion_tokens: 5 })).toEqual({
    prompt_tokens: claimed,
    completion_tokens: 5,
  })
  expect(read({ input_tokens: 10, output_tokens: bad })).toEqual({ input_tokens: 10, output_tokens: claimed })
  expect(read({ ...chat, completion_tokens_details: { reasoning_tokens: bad } })).toEqual({
    prompt_tokens: 10,
    cached_tokens: 4,
    cache_write_tokens: 3,
    completion_tokens: 5,
    reasoning_tokens: claimed,
  })
})

test.each([
  ['cached', { ...responses, input_tokens_details: { cached_tokens: 11 } }],
  ['cached and written', { ...responses, input_tokens_details: { cached_tokens: 6, cache_write_tokens: 5 } }],
  ['reasoning', { ...responses, output_tokens_details: { reasoning_tokens: 6 } }],
])('more %s than there are can’t be true', (_name, usage) => {
  const said = readSaidTokens(usage)
  expect(said?.tokens).toBeNull()
  expect(JSON.parse(said?.claimedTokens ?? '')).toMatchObject({ input_tokens: 10, output_tokens: 5 })
})

test('a prototype is no field', () => {
  expect(readSaidTokens(JSON.parse('{"__proto__":{"prompt_tokens":1,"completion_tokens":1}}'))).toBeNull()
  expect(readSaidTokens(Object.create({ prompt_tokens: -1, completion_tokens: 1 }))).toBeNull()
})

test('a key in the place of a number is kept nowhere', () => {
  const secret = `sk-proj-${'a1B2'.repeat(12)}`
  const said = readSaidTokens({ prompt_tokens: secret, completion_tokens: { [secret]: secret } })
  expect(said?.claimedTokens).toBe('{"prompt_tokens":"string","completion_tokens":"object"}')
})

const claim = usageRecord.shape.claimedTokens
const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.anything())

test('whatever comes, counts are whole and claims are short', () => {
  const usage = fc.oneof(
    fc.anything(),
    fc.record(
      {
        prompt_tokens: anyNumber,
        completion_tokens: anyNumber,
        prompt_tokens_details: fc.record({ cached_tokens: anyNumber, cache_write_tokens: anyNumber }),
        completion_tokens_details: fc.record({ reasoning_tokens: anyNumber }),
      },
      { requiredKeys: [] },
    ),
  )
  fc.assert(
    fc.property(usage, (raw) => {
      const said = readSaidTokens(raw)
      if (!said) return
      expect(said.tokens === null).toBe(said.claimedTokens !== null)
      expect(claim.safeParse(said.claimedTokens).success).toBe(true)
      for (const value of Object.values(said.tokens ?? {}))
        expect(Number.isSafeInteger(value) && value >= 0).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})
