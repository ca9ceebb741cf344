import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { failureCodes, makeFailure, type FailureCode } from '../../domain/failure.ts'
import { maxUnaskedDelayMs, planRetry, type RetryFacts } from './retry-policy.ts'

const plan = (code: FailureCode, retryAfterMs?: number, over: Partial<RetryFacts> = {}) => {
  const data = retryAfterMs === undefined ? undefined : { retryAfterMs }
  const failure = makeFailure(code, undefined, data)
  return planRetry({ failure, isAccepted: false, attempts: 1, random: 0, ...over })
}
const again = (delayMs: number) => ({ kind: 'again', delayMs })
const stop = { kind: 'stop' }

/** How long before each next request, until none follows. */
function listDelays(code: FailureCode, retryAfterMs?: number): number[] {
  const delays: number[] = []
  for (let attempts = 1; attempts < 20; attempts += 1) {
    const next = plan(code, retryAfterMs, { attempts })
    if (next.kind === 'stop') return delays
    delays.push(next.delayMs)
  }
  throw new Error('without end')
}

describe('planRetry', () => {
  test('only these are ever sent again unasked, whatever the server says', () => {
    const kinds = failureCodes.filter((code) => plan(code, 1).kind === 'again')
    expect(kinds).toEqual([
      'openai/rate-limited',
      'openai/slow-down',
      'openai/overloaded',
      'openai/server-error',
      'network/refused',
      'network/reset',
    ])
  })

  test.each<[FailureCode, number[]]>([
    ['openai/rate-limited', [5_000, 10_000, 20_000, 40_000]],
    ['openai/slow-down', [15_000, 30_000, 60_000, 120_000]],
    ['openai/server-error', [500, 1_000]],
    ['openai/overloaded', [500, 1_000]],
    ['network/refused', [1_000]],
    ['network/reset', [250]],
    ['network/timeout', []],
    ['network/dns', []],
    ['network/tls', []],
    ['network/proxy', []],
    ['network/unreachable', []],
    ['openai/insufficient-quota', []],
    ['openai/invalid-key', []],
  ])('%s, and nothing said: %j', (code, delays) => {
    expect(listDelays(code)).toEqual(delays)
  })

  test('waits as long as the server asks, also for minutes, and no longer than is stated', () => {
    expect(listDelays('openai/rate-limited', 90_000)).toEqual([90_000, 90_000, 90_000, 90_000])
    expect(plan('openai/overloaded', 120_000)).toEqual(again(120_000))
    expect(plan('openai/rate-limited', maxUnaskedDelayMs)).toEqual(again(maxUnaskedDelayMs))
    expect(plan('openai/rate-limited', maxUnaskedDelayMs + 1)).toEqual(stop)
    expect(plan('openai/overloaded', 3_600_000)).toEqual(stop)
  })

  test('a server that says "now" is not asked in a storm', () => {
    expect(listDelays('openai/rate-limited', 0)).toEqual([100, 200, 400, 800])
  })

  test('a connection that breaks once the answer has begun is not tried again', () => {
    expect(plan('network/reset', undefined, { isAccepted: true })).toEqual(stop)
    expect(plan('openai/server-error', undefined, { isAccepted: true })).toEqual(again(500))
  })

  test('jitter makes it later, by a bounded share, and never sooner than was asked', () => {
    expect(plan('openai/rate-limited', 8_000, { random: 0.5 })).toEqual(again(9_000))
    expect(plan('openai/rate-limited', 600_000, { random: 0.5 })).toEqual(again(602_500))
    const askedMs = fc.integer({ min: 0, max: maxUnaskedDelayMs })
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(askedMs, random, (retryAfterMs, random) => {
        const { delayMs } = plan('openai/slow-down', retryAfterMs, { random }) as { delayMs: number }
        expect(delayMs).toBeGreaterThanOrEqual(Math.max(retryAfterMs, 100))
        expect(delayMs).toBeLessThanOrEqual(Math.max(retryAfterMs, 100) + 5_001)
        expect(Number.isInteger(delayMs)).toBe(true)
      }),
    )
  })
})
