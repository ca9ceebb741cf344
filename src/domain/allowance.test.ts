import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAllowance } from './allowance.ts'

test('gives what may be taken at once, then as much a minute as it says', () => {
  let nowMs = 0
  const allowance = createAllowance({ atOnce: 3, perMinute: 6 }, () => nowMs)
  expect([1, 2, 3, 4].map(() => allowance.take())).toEqual([true, true, true, false])
  nowMs += 9_999
  expect(allowance.take()).toBe(false)
  nowMs += 1
  expect([allowance.has(), allowance.has(), allowance.take(), allowance.take()]).toEqual([
    true,
    true,
    true,
    false,
  ])
  nowMs += 600_000
  expect([1, 2, 3, 4].map(() => allowance.take())).toEqual([true, true, true, false])
})

test('never gives more in any time than at once and a minute allow, whatever the clock does', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 600 }),
      fc.array(fc.tuple(fc.integer({ min: -90_000, max: 90_000 }), fc.integer({ min: 1, max: 20 })), {
        maxLength: 200,
      }),
      (atOnce, perMinute, asked) => {
        let nowMs = 1_000_000
        let forwardMs = 0
        let taken = 0
        const allowance = createAllowance({ atOnce, perMinute }, () => nowMs)
        for (const [passedMs, amount] of asked) {
          nowMs += passedMs
          forwardMs += Math.max(0, passedMs)
          if (allowance.take(amount)) taken += amount
          expect(taken).toBeLessThanOrEqual(atOnce + (forwardMs * perMinute) / 60_000 + 1e-6)
        }
      },
    ),
  )
})
