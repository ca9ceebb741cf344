import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  burstRefusals,
  isPastFirstWeek,
  judgeAddresses,
  judgeRefusals,
  judgeSpending,
  leastExcessNanoUsd,
  type KeyAddress,
  type Refusals,
} from './alert-rules.ts'
import { addDays, parseDay, type Day } from '../day.ts'
import type { KeyId } from '../ids.ts'
import { nanoUsdFromUsd, type NanoUsd } from '../money.ts'

const day = (text: string): Day => parseDay(text) ?? raise(text)
const raise = (text: string): never => {
  throw new RangeError(text)
}
const today = day('2026-11-16')
const usd = nanoUsdFromUsd
/** Of the days before today, the last one first. */
const before = (...costs: readonly number[]) =>
  costs.map((cost, index) => ({ day: addDays(today, -1 - index), costNanoUsd: usd(cost) }))

describe('the first week', () => {
  it.each([
    [null, false],
    [today, false],
    [addDays(today, -6), false],
    [addDays(today, -7), true],
    [addDays(today, 1), false],
  ])('of a first day %s is over: %s', (firstDay, isOver) => {
    expect(isPastFirstWeek(firstDay, today)).toBe(isOver)
  })
})

describe('spending above habit', () => {
  const week = before(2, 3, 2.5, 2, 3, 2.5, 4)

  it('fires far above it, and says from what', () => {
    expect(judgeSpending(today, usd(20), week)).toEqual({
      kind: 'spending-above-habit',
      day: today,
      spentNanoUsd: usd(20),
      medianNanoUsd: usd(2.5),
      usualUpToNanoUsd: usd(6.5), // 8 times the half dollar by which those days differ
      days: 7,
    })
  })

  it('fires beyond what is usual and not before', () => {
    expect(judgeSpending(today, usd(6.5), week)).toBeNull()
    expect(judgeSpending(today, (usd(6.5) + 1) as NanoUsd, week)).not.toBeNull()
  })

  it('lets a day be twice as dear where all were alike', () => {
    expect(judgeSpending(today, usd(20), before(10, 10, 10, 10, 10))).toBeNull()
    expect(judgeSpending(today, usd(20.01), before(10, 10, 10, 10, 10))).not.toBeNull()
  })

  it('isn’t alarmed by cents', () => {
    expect(judgeSpending(today, usd(0.9), before(0.01, 0.01, 0.02, 0.01, 0.01))).toBeNull()
  })

  it('knows no habit of fewer than five days on which something was spent', () => {
    expect(judgeSpending(today, usd(500), before(1, 1, 0, 1, 0, 1))).toBeNull()
    expect(judgeSpending(today, usd(500), before(1, 1, 0, 1, 0, 1, 1))).toMatchObject({ days: 5 })
  })

  it('isn’t alarmed by each use of one who uses it on every third day', () => {
    expect(judgeSpending(today, usd(5), before(0, 0, 4, 0, 0, 5, 0, 0, 4, 0, 0, 6, 0, 0, 5))).toBeNull()
  })

  it('isn’t dulled by one wild day before', () => {
    expect(judgeSpending(today, usd(50), before(2, 3, 1_000, 2.5, 2, 3, 2.5, 4))).not.toBeNull()
  })

  it('leaves out today and days after it', () => {
    const days = [0, 1, 2, 3, 4, 5].map((after) => ({ day: addDays(today, after), costNanoUsd: usd(1) }))
    expect(judgeSpending(today, usd(500), days)).toBeNull()
  })

  it('never fires below twice the median, nor less than the least excess above it', () => {
    const costs = fc.array(fc.integer({ min: 0, max: 1e12 }), { maxLength: 28 })
    fc.assert(
      fc.property(costs, fc.nat(1e13), (all, spent) => {
        const days = all.map((cost, index) => ({
          day: addDays(today, -1 - index),
          costNanoUsd: cost as NanoUsd,
        }))
        const facts = judgeSpending(today, spent as NanoUsd, days)
        if (facts === null) return true
        return (
          facts.spentNanoUsd >= 2 * facts.medianNanoUsd - 1 &&
          facts.spentNanoUsd - facts.medianNanoUsd >= leastExcessNanoUsd - 1 &&
          facts.spentNanoUsd >= facts.usualUpToNanoUsd &&
          facts.usualUpToNanoUsd >= facts.medianNanoUsd
        )
      }),
    )
  })
})

const work = 'work' as KeyId // an id of this test, and no UUID
const home = 'home' as KeyId // likewise

describe('a burst of refusals', () => {
  const refused = (keyId: KeyId | null, failureCode: Refusals['failureCode'], requests: number) => ({
    keyId,
    failureCode,
    requests,
  })

  it('is of one key, all codes together, and names the one that came most', () => {
    const refusals = [
      refused(work, 'openai/invalid-key', 2),
      refused(home, 'openai/rate-limited', burstRefusals - 1),
      refused(work, 'openai/rate-limited', 3),
    ]
    expect(judgeRefusals(refusals)).toEqual([
      {
        kind: 'refusal-burst',
        keyId: work,
        refusals: 5,
        withinMinutes: 10,
        failureCode: 'openai/rate-limited',
      },
    ])
  })

  it('can be of several keys, and of one that is no longer known', () => {
    const refusals = [refused(null, 'openai/invalid-key', 9), refused(home, 'openai/slow-down', 5)]
    expect(judgeRefusals(refusals).map(({ keyId }) => keyId)).toEqual([null, home])
  })

  it('is none of nothing', () => {
    expect(judgeRefusals([])).toEqual([])
  })
})

describe('an unusual base URL', () => {
  const msPerDay = 86_400_000
  const nowMs = Date.UTC(2026, 10, 16)
  const at = (baseUrl: string, ageDays: number, requests = 5): KeyAddress => ({
    baseUrl,
    keyId: work,
    firstAtMs: nowMs - ageDays * msPerDay,
    requests,
  })

  it('fires for one that is new beside one that was usual for a week', () => {
    const addresses = [at('https://a.test', 30, 7), at('https://b.test', 60, 400), at('https://c.test', 0, 1)]
    expect(judgeAddresses(addresses, nowMs)).toEqual([
      {
        kind: 'unusual-base-url',
        keyId: work,
        baseUrl: 'https://c.test',
        usualBaseUrl: 'https://b.test',
      },
    ])
  })

  it.each([
    ['the first one of all', [at('https://a.test', 0, 50)]],
    ['a second one when the first was hardly used', [at('https://a.test', 30, 4), at('https://b.test', 0)]],
    ['a second one in the first week', [at('https://a.test', 6), at('https://b.test', 0)]],
    ['one that came days ago', [at('https://a.test', 30), at('https://b.test', 1)]],
    ['what is dated later than now', [at('https://a.test', 30), at('https://b.test', -2)]],
    ['what is usual, with the clock set back', [at('https://a.test', -30), at('https://b.test', -20)]],
  ])('doesn’t fire for %s', (_what, addresses) => {
    expect(judgeAddresses(addresses, nowMs)).toEqual([])
  })
})
