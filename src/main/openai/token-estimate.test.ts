import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateTokens } from './token-estimate.ts'

const model = 'gpt-6-luna'

test.each([
  ['', 0],
  ['hello world', 2],
  ['<|endoftext|> hi', 8],
])('%j is %i tokens', async (text, tokens) => {
  expect(await estimateTokens(text, model)).toBe(tokens)
})

test('long text counts as it does in one piece, but for a token or so at each seam', async () => {
  const text = 'The quick brown fox jumps over the lazy dog, 42 times. '.repeat(400)
  const whole = countTokens(text)
  expect(Math.abs((await estimateTokens(text, model)) - whole)).toBeLessThanOrEqual(text.length / 1_000)
})

test('characters of two halves are not cut in two', async () => {
  for (const shift of ['', 'a']) {
    const text = shift + '😀'.repeat(2_500)
    expect(await estimateTokens(text, model)).toBe(countTokens(text))
  }
})

test('other work gets its turn while long text is counted', async () => {
  let turns = 0
  let isDone = false
  const takeTurns = (): void => {
    turns += 1
    if (!isDone) setImmediate(takeTurns)
  }
  await estimateTokens('loaded', model)
  setImmediate(takeTurns)
  await estimateTokens('漢字'.repeat(10_000), model)
  isDone = true
  expect(turns).toBeGreaterThanOrEqual(9)
})

test('whatever the text, there is a count', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 2_500 }), async (text) => {
      const tokens = await estimateTokens(`${text}\uD800`, model)
      expect(Number.isSafeInteger(tokens) && tokens > 0).toBe(true)
    }),
    { numRuns: 10 },
  )
})
