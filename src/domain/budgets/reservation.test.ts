import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costUpTo, covers, decide, sumReserved, type Standing } from './reservation.ts'
import { parseDay, type Day } from '../day.ts'
import type { KeyId } from '../ids.ts'
import type { NanoUsd } from '../money.ts'

const nano = (amount: number): NanoUsd => amount as NanoUsd // a literal amount of a test

function day(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === null) throw new Error(text)
  return parsed
}

const [keyId, otherId] = ['one' as KeyId, 'other' as KeyId] // ids of a test

/** A nano-dollar for an input token, ten for one of output. */
const rates = { inputNanoUsdPerMillion: nano(1_000_000), outputNanoUsdPerMillion: nano(10_000_000) }
const size = { inputTokens: 100, askedTokens: null, modelTokens: null, leastTokens: 256 }
const standing = (over: Partial<Standing> = {}): Standing => ({
  limitNanoUsd: nano(1_000_000),
  spentNanoUsd: nano(0),
  reservedNanoUsd: nano(0),
  ...over,
})

describe('what a budget covers', () => {
  const of = { keyId, project: 'Novel', day: day('2026-11-18'), amountNanoUsd: nano(1) }
  test.each([
    [{ kind: 'all' } as const, [], true],
    [{ kind: 'key', keyId } as const, [], true],
    [{ kind: 'key', keyId: otherId } as const, [], false],
    [{ kind: 'key', keyId: otherId } as const, [keyId], true],
    [{ kind: 'project', project: 'Novel' } as const, [], true],
    [{ kind: 'project', project: 'novel' } as const, [keyId], false],
  ])('%o, formerly %o: %s', (scope, formerKeyIds, isCovered) => {
    const budget = { scope, formerKeyIds }
    expect(covers(budget, of)).toBe(isCovered)
    const span = { fromDay: day('2026-11-16'), toDay: day('2026-11-22') }
    const onDays = ['2026-11-15', '2026-11-16', '2026-11-22', '2026-11-23'].map((at, index) => ({
      ...of,
      day: day(at),
      amountNanoUsd: nano(10 ** index),
    }))
    expect(sumReserved(onDays, budget, span)).toBe(isCovered ? 110 : 0)
  })
})

describe('a request that no hard limit stands over', () => {
  test.each([
    ['the person’s maximum', { ...size, askedTokens: 50, modelTokens: 70 }, 600],
    ['the model’s', { ...size, modelTokens: 70 }, 800],
    ['a usual one', size, 327_780],
  ])('is counted with %s, and asked for as it is', (_whose, asked, amountNanoUsd) => {
    const granted = { kind: 'granted', amountNanoUsd, maxOutputTokens: null, isLowered: false }
    expect(decide(asked, rates, [])).toEqual(granted)
  })

  test('may have no price', () => {
    const free = { kind: 'granted', amountNanoUsd: 0, maxOutputTokens: null, isLowered: false }
    expect(decide(size, null, [])).toEqual(free)
    expect(decide(size, null, [standing()])).toEqual({ kind: 'unpriced' })
  })
})

describe('an answer under a hard limit', () => {
  const held = (maxOutputTokens: number, isLowered = true) => ({
    kind: 'granted',
    amountNanoUsd: 100 + 10 * maxOutputTokens,
    maxOutputTokens,
    isLowered,
  })

  test('is held to half of what is left, so that others may come', () => {
    expect(decide(size, rates, [standing()])).toEqual(held(49_990))
    const used = standing({ spentNanoUsd: nano(500_000), reservedNanoUsd: nano(400_000) })
    expect(decide(size, rates, [used])).toEqual(held(4_990))
  })

  test('is held to all that is left when half would be little', () => {
    const left = (leftNanoUsd: number) => [standing({ spentNanoUsd: nano(1_000_000 - leftNanoUsd) })]
    expect(decide(size, rates, left(82_120))).toEqual(held(4_096))
    expect(decide(size, rates, left(82_118))).toEqual(held(8_201))
    expect(decide(size, rates, left(2_660))).toEqual(held(256))
    expect(decide(size, rates, left(2_659))).toEqual({
      kind: 'refused',
      tightest: standing({ spentNanoUsd: nano(997_341) }),
      leastNanoUsd: 2_660,
    })
  })

  test('is held to what the model writes at most, and then to no less than without a limit', () => {
    expect(decide({ ...size, modelTokens: 20_000 }, rates, [standing()])).toEqual(held(20_000, false))
    expect(decide({ ...size, modelTokens: 100 }, rates, [standing({ limitNanoUsd: nano(1_100) })])).toEqual(
      held(100, false),
    )
  })

  test('is held to the person’s maximum, or lower, and never higher', () => {
    const asked = { ...size, askedTokens: 90_000, modelTokens: 20_000 }
    expect(decide(asked, rates, [standing()])).toEqual(held(90_000, false))
    expect(decide(asked, rates, [standing({ limitNanoUsd: nano(500_000) })])).toEqual(held(49_990))
    const few = { ...size, askedTokens: 16 }
    expect(decide(few, rates, [standing({ limitNanoUsd: nano(260) })])).toEqual(held(16, false))
    expect(decide(few, rates, [standing({ limitNanoUsd: nano(259) })])).toMatchObject({ leastNanoUsd: 260 })
  })

  test('is held by the tightest of several', () => {
    const tight = standing({ limitNanoUsd: nano(200_000), spentNanoUsd: nano(150_000) })
    const other = standing({ limitNanoUsd: nano(100_000) })
    expect(decide(size, rates, [standing(), tight, other])).toEqual(held(4_990))
    const gone = standing({ reservedNanoUsd: nano(1_500_000) })
    expect(decide(size, rates, [tight, gone, other])).toMatchObject({ kind: 'refused', tightest: gone })
  })

  test('needs none where a price of zero makes it free, also when the budget is used up', () => {
    const free = { inputNanoUsdPerMillion: nano(0), outputNanoUsdPerMillion: nano(0) }
    const used = [standing({ spentNanoUsd: nano(2_000_000) })]
    const granted = { kind: 'granted', amountNanoUsd: 0, maxOutputTokens: null, isLowered: false }
    expect(decide(size, free, used)).toEqual(granted)
    const freeOutput = { ...rates, outputNanoUsdPerMillion: nano(0) }
    expect(decide(size, freeOutput, [standing()])).toEqual({ ...granted, amountNanoUsd: 100 })
    expect(decide(size, freeOutput, used)).toMatchObject({ kind: 'refused', leastNanoUsd: 100 })
  })
})

const amount = (max: number) => fc.integer({ min: 0, max }).map(nano)
const tokens = (min: number) => fc.integer({ min, max: 2_000_000 })
const anyRates = fc.record({
  inputNanoUsdPerMillion: amount(1e14),
  outputNanoUsdPerMillion: amount(1e14),
})
const anySize = fc.record({
  inputTokens: tokens(0),
  askedTokens: fc.option(tokens(1)),
  modelTokens: fc.option(tokens(1)),
  leastTokens: fc.constantFrom(16, 256),
})
const anyStanding = fc.record({
  limitNanoUsd: amount(1e15),
  spentNanoUsd: amount(1e15),
  reservedNanoUsd: amount(1e15),
})

test('what is granted fits into every limit with all that it may write, and what is refused does not', () => {
  fc.assert(
    fc.property(
      anySize,
      anyRates,
      fc.array(anyStanding, { minLength: 1, maxLength: 4 }),
      (asked, at, over) => {
        const decision = decide(asked, at, over)
        const left = Math.min(...over.map((one) => one.limitNanoUsd - one.spentNanoUsd - one.reservedNanoUsd))
        if (decision.kind === 'refused') {
          expect(decision.leastNanoUsd).toBeGreaterThan(left)
          return
        }
        if (decision.kind === 'unpriced') throw new Error('there are rates')
        const { amountNanoUsd, maxOutputTokens } = decision
        if (amountNanoUsd > 0) expect(amountNanoUsd).toBeLessThanOrEqual(left)
        if (maxOutputTokens === null) expect(costUpTo(at, 0, 1_000_000_000)).toBe(0)
        else {
          expect(costUpTo(at, asked.inputTokens, maxOutputTokens)).toBe(amountNanoUsd)
          expect(maxOutputTokens).toBeLessThanOrEqual(asked.askedTokens ?? asked.modelTokens ?? Infinity)
        }
      },
    ),
    { numRuns: 2_000 },
  )
})
