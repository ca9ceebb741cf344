import { expect, test } from 'vitest'
import { estimateTokens } from '../usage/token-estimate.ts'
import { createTokenCounter } from './token-counter.ts'

test('counts what is there, and of a long text about as much', async () => {
  const counter = createTokenCounter(estimateTokens)
  const count = (text: string) => counter.count(1, text, 'small')
  expect(await count('')).toBe(0)
  expect(await count('Hello there, how are you?')).toBe(
    await estimateTokens('Hello there, how are you?', 'small'),
  )
  const sentence = 'One of many sentences, each of which has a few words. '
  for (const times of [300, 7_000]) {
    const text = sentence.repeat(times)
    const whole = await estimateTokens(text, 'small')
    expect(Math.abs((await count(text)) - whole) / whole).toBeLessThan(0.01)
  }
})

test('a long text takes no more work than a bound', async () => {
  let chars = 0
  const counter = createTokenCounter(async (text) => {
    chars += text.length
    return text.length
  })
  expect(await counter.count(1, 'x'.repeat(400_000), 'small')).toBe(400_000)
  expect(chars).toBe(100_000)
})

test('of one window the newest alone is worked on; the older answer with it; other windows are not disturbed', async () => {
  const asked: string[] = []
  const waiting: (() => void)[] = []
  const counter = createTokenCounter(async (text) => {
    asked.push(text.charAt(0))
    await new Promise<void>((resolve) => waiting.push(resolve))
    return text.length
  })
  const release = () => waiting.splice(0).forEach((resolve) => resolve())
  const [old, other] = [counter.count(1, 'a'.repeat(50_000), 'small'), counter.count(2, 'bb', 'small')]
  const newest = counter.count(1, 'ccc', 'small')
  release()
  expect(await Promise.all([old, other, newest])).toEqual([3, 2, 3])
  expect(asked).toEqual(['a', 'b', 'c'])
  const late = counter.count(1, 'dddd', 'small')
  release()
  expect(await late).toBe(4)
})
