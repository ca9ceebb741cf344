import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, endOfMonth, parseDay, startOfMonth, type Day } from '../day.ts'
import { forecastMonth, type MonthSoFar } from './forecast.ts'
import type { NanoUsd } from '../money.ts'

const day = (text: string): Day => parseDay(text) ?? raise(text)
const raise = (text: string): never => {
  throw new RangeError(text)
}
const nano = (amount: number): NanoUsd => amount as NanoUsd // an amount of a test

const today = day('2026-11-16')
const month = (over: Partial<MonthSoFar> = {}): MonthSoFar => ({
  today,
  todayLeftShare: 0.5,
  spentNanoUsd: nano(0),
  firstDay: addDays(today, -365),
  days: [],
  ...over,
})
const spent = (ago: number, amount: number) => ({ day: addDays(today, -ago), costNanoUsd: nano(amount) })

describe('the forecast', () => {
  it.each([0, 1, 6])('says nothing on day %i of use', (ago) => {
    expect(forecastMonth(month({ firstDay: addDays(today, -ago) }))).toBeNull()
  })

  it('says nothing before the first use, nor when the clock was set back behind it', () => {
    expect(forecastMonth(month({ firstDay: null }))).toBeNull()
    expect(forecastMonth(month({ firstDay: addDays(today, 40) }))).toBeNull()
  })

  it.each([
    [7, 7],
    [13, 7],
    [14, 14],
    [28, 28],
    [400, 28],
  ])('after %i days of use goes by the last %i', (ago, days) => {
    expect(forecastMonth(month({ firstDay: addDays(today, -ago) }))?.days).toBe(days)
  })

  it('adds for each day left, and what is left of today, the mean of a day', () => {
    const days = [spent(1, 10_000), spent(14, 4_000), spent(15, 1_000_000)]
    const firstDay = addDays(today, -20)
    // 1,000 a day over 14 days; half of the 16th, and the 17th to the 30th.
    expect(forecastMonth(month({ firstDay, days, spentNanoUsd: nano(7) }))).toEqual({
      monthNanoUsd: 7 + 14_500,
      days: 14,
    })
  })

  it('on the last evening of a month says what is spent', () => {
    const last = { today: endOfMonth(today), todayLeftShare: 0, days: [spent(-13, 999)] }
    expect(forecastMonth(month({ ...last, spentNanoUsd: nano(5) }))?.monthNanoUsd).toBe(5)
  })

  it('is never below what is spent, is whole, and grows with it', () => {
    const costs = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.maxSafeNat()), { maxLength: 40 })
    fc.assert(
      fc.property(
        costs,
        fc.nat(400),
        fc.nat(1e15),
        fc.double(),
        fc.nat(27),
        (all, use, total, share, date) => {
          const of = addDays(startOfMonth(today), date)
          const days = [...new Map(all)].map(([ago, amount]) => ({
            day: addDays(of, -ago),
            costNanoUsd: nano(amount % 1e12),
          }))
          const forecast = forecastMonth({
            today: of,
            todayLeftShare: Number.isNaN(share) ? 0 : share,
            firstDay: addDays(of, -use),
            spentNanoUsd: nano(total),
            days,
          })
          if (forecast === null) return use < 7
          return forecast.monthNanoUsd >= total && Number.isSafeInteger(forecast.monthNanoUsd)
        },
      ),
    )
  })
})
