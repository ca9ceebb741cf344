import { expect, test } from 'vitest'
import { createCountText } from './text-tokens.ts'
import { estimateTokens } from '../../openai/token-estimate.ts'

const always = () => true

test('counts what is there, and of a long text about as much', async () => {
  const countText = createCountText(estimateTokens)
  const count = (text: string) => countText(text, 'small', always)
  expect(await count('')).toBe(0)
  expect(await count('Hello there, how are you?')).toBe(
    await estimateTokens('Hello there, how are you?', 'small'),
  )
  const sentence = 'One of many sentences, each of which has a few words. '
  for (const times of [300, 7_000]) {
    const text = sentence.repeat(times)
    const whole = await estimateTokens(text, 'small')
    expect(Math.abs(((await count(text)) ?? 0) - whole) / whole).toBeLessThan(0.01)
  }
})

test('a long text takes no more work than a bound', async () => {
  let chars = 0
  const countText = createCountText(async (text) => {
    chars += text.length
    return text.length
  })
  expect(await countText('x'.repeat(400_000), 'small', always)).toBe(400_000)
  expect(chars).toBe(100_000)
})

test('what is no longer wanted is left where it stands', async () => {
  let slices = 0
  const countText = createCountText(async () => {
    slices += 1
    return 1
  })
  expect(await countText('x'.repeat(90_000), 'small', () => slices < 3)).toBeNull()
  expect(slices).toBe(3)
})
