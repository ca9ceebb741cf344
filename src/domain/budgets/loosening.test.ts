import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KeyId } from '../ids.ts'
import type { NanoUsd } from '../money.ts'
import { listLimitsLeft, loosensLimit } from './loosening.ts'
import { decide } from './reservation.ts'

const nano = (amount: number): NanoUsd => amount as NanoUsd // a literal amount of a test
const hard = (limit: number) => ({ isHard: true, limitNanoUsd: nano(limit) })
const soft = (limit: number) => ({ isHard: false, limitNanoUsd: nano(limit) })

describe('a change of a budget', () => {
  test.each([
    [hard(5), hard(6), true],
    [hard(5), hard(5), false],
    [hard(5), hard(4), false],
    [hard(5), soft(5), true],
    [hard(5), soft(1), true],
    [hard(5), null, true],
    [soft(5), soft(9), false],
    [soft(5), hard(9), false],
    [soft(5), null, false],
  ])('from %o to %o loosens: %s', (before, after, loosens) => {
    expect(loosensLimit(before, after)).toBe(loosens)
  })

  test('that does not loosen never permits what was refused before, whatever was spent', () => {
    const amount = fc.integer({ min: 0, max: 5_000_000 }).map(nano)
    const standing = fc.record({
      limitNanoUsd: fc.integer({ min: 1, max: 5_000_000 }).map(nano),
      isHard: fc.boolean(),
      spentNanoUsd: amount,
      reservedNanoUsd: amount,
    })
    const size = fc.record({
      inputTokens: fc.integer({ min: 0, max: 100_000 }),
      askedTokens: fc.option(fc.integer({ min: 1, max: 50_000 })),
      modelTokens: fc.option(fc.integer({ min: 1, max: 200_000 })),
      leastTokens: fc.constant(256),
    })
    const rate = fc.integer({ min: 0, max: 100_000_000 }).map(nano)
    const rates = fc.option(fc.record({ inputNanoUsdPerMillion: rate, outputNanoUsdPerMillion: rate }))
    let refused = 0
    fc.assert(
      fc.property(
        fc.array(standing, { minLength: 1, maxLength: 4 }),
        fc.option(fc.record({ limitNanoUsd: standing.map((one) => one.limitNanoUsd), isHard: fc.boolean() })),
        size,
        rates,
        ([first, ...others], change, asked, costs) => {
          if (!first || loosensLimit(first, change)) return
          const changed = change === null ? [] : [{ ...first, ...change }]
          const decideWith = (all: readonly (typeof first)[]) =>
            decide(
              asked,
              costs,
              all.filter(({ isHard }) => isHard),
            ).kind
          if (decideWith([first, ...others]) === 'granted') return
          refused += 1
          expect(decideWith([...changed, ...others])).not.toBe('granted')
        },
      ),
      { numRuns: 2_000 },
    )
    expect(refused).toBeGreaterThan(100)
  })

  test('to add one never permits what was refused before, so adding is not asked', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 }).map(nano)
    const standing = fc.record({ limitNanoUsd: amount, spentNanoUsd: amount, reservedNanoUsd: amount })
    const rates = { inputNanoUsdPerMillion: nano(1_000_000), outputNanoUsdPerMillion: nano(10_000_000) }
    fc.assert(
      fc.property(
        fc.array(standing, { minLength: 1, maxLength: 4 }),
        standing,
        fc.integer({ min: 0, max: 50_000 }),
        (over, added, inputTokens) => {
          const size = { inputTokens, askedTokens: null, modelTokens: null, leastTokens: 256 }
          if (decide(size, rates, over).kind === 'granted') return
          expect(decide(size, rates, [...over, added]).kind).not.toBe('granted')
        },
      ),
    )
  })
})

describe('a key with another project', () => {
  const budgets = [
    { isHard: true, scope: { kind: 'project', project: 'Novel' } },
    { isHard: false, scope: { kind: 'project', project: 'Novel' } },
    { isHard: true, scope: { kind: 'project', project: 'Other' } },
    { isHard: true, scope: { kind: 'key', keyId: 'one' as KeyId } }, // an id of a test
    { isHard: true, scope: { kind: 'all' } },
  ] as const
  test.each([
    ['Novel', '', 1],
    ['Novel', 'Other', 1],
    ['Novel', ' Novel ', 0],
    ['', 'Novel', 0],
    ['novel', '', 0],
  ])('from “%s” to “%s” leaves so many hard limits: %i', (project, next, left) => {
    const limits = listLimitsLeft(budgets, project, next)
    expect(limits).toEqual(budgets.slice(0, left))
  })
})
