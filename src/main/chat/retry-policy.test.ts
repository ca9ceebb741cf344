import { describe, expect, test } from 'vitest'
import { failureCodes, makeFailure, type FailureCode, type Retry } from '../../domain/failure.ts'
import { planRetry } from './retry-policy.ts'

const failed = (code: FailureCode, retry?: Retry) => makeFailure(code, 'Test.', retry)
const plan = (code: FailureCode, retry?: Retry, over = {}) =>
  planRetry({ failure: failed(code, retry), attempts: 1, hasText: false, random: 0, ...over })

describe('planRetry', () => {
  test('only these are ever sent again unasked', () => {
    const again = failureCodes.filter((code) => plan(code, { kind: 'after', delayMs: 1 }).kind === 'again')
    expect(again).toEqual([
      'openai/rate-limited',
      'openai/slow-down',
      'openai/overloaded',
      'openai/server-error',
    ])
  })

  test('waits as long as the server asks, and with jitter never shorter', () => {
    expect(plan('openai/rate-limited', { kind: 'after', delayMs: 7_000 })).toEqual({
      kind: 'again',
      delayMs: 7_000,
    })
    expect(plan('openai/rate-limited', { kind: 'after', delayMs: 7_000 }, { random: 0.5 })).toEqual({
      kind: 'again',
      delayMs: 7_875,
    })
  })

  test('a long wait is shown and not taken', () => {
    expect(plan('openai/rate-limited', { kind: 'after', delayMs: 20_000 }).kind).toBe('again')
    expect(plan('openai/rate-limited', { kind: 'after', delayMs: 20_001 }).kind).toBe('stop')
    expect(plan('openai/overloaded', { kind: 'after', delayMs: 3_600_000 }).kind).toBe('stop')
  })

  test('an error of the server: three requests at most, each later', () => {
    const delays = [1, 2, 3].map((attempts) => plan('openai/server-error', undefined, { attempts }))
    expect(delays).toEqual([
      { kind: 'again', delayMs: 500 },
      { kind: 'again', delayMs: 1_000 },
      { kind: 'stop' },
    ])
  })

  test('what has begun to arrive is not begun again', () => {
    expect(plan('openai/server-error', undefined, { hasText: true }).kind).toBe('stop')
  })
})
