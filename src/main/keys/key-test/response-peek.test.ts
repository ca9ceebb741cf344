import { expect, test } from 'vitest'
import { peekAt, readRateLimits } from './response-peek.ts'

const limit = (value: string) => readRateLimits(new Headers({ 'x-ratelimit-limit-requests': value }))

test.each([
  ['0', 0],
  ['500', 500],
  [' 500 ', 500],
  ['999999999999', 999_999_999_999],
])('%j is a limit', (text, expected) => {
  expect(limit(text)).toEqual({ requests: { limit: expected, remaining: null }, tokens: null })
})

test.each(['', '-1', '1.5', '1e9', '0x10', 'many', '1000000000000', '9'.repeat(400), '1,000', '٥'])(
  '%j is none',
  (text) => {
    const headers = new Headers()
    // What no header can hold never comes as one.
    if (/^[\x20-\x7e]*$/u.test(text)) headers.set('x-ratelimit-limit-requests', text)
    expect(readRateLimits(headers)).toBeNull()
  },
)

test('a request counts as sent once it left, and not when it was given up before', async () => {
  const answer = new Response('', { headers: { 'x-ratelimit-remaining-tokens': '7' } })
  const peek = peekAt(() => Promise.resolve(answer))
  expect([peek.isSent, peek.firstByteMs, peek.limits]).toEqual([false, null, null])
  expect(await peek.fetch('http://127.0.0.1:1/')).toBe(answer)
  expect(peek.isSent).toBe(true)
  expect(peek.firstByteMs).toBeGreaterThanOrEqual(0)
  expect(peek.limits).toEqual({ requests: null, tokens: { limit: null, remaining: 7 } })

  const aborted = peekAt(() => Promise.reject(new Error('aborted')))
  await expect(aborted.fetch('http://127.0.0.1:1/', { signal: AbortSignal.abort() })).rejects.toThrow(
    'aborted',
  )
  expect([aborted.isSent, aborted.firstByteMs]).toEqual([false, null])
})
