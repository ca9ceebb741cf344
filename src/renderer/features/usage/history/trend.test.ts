import { describe, expect, it } from 'vitest'
import { parseDay, type Day } from '../../../../domain/day.ts'
import type { UsageHistory } from '../../../../domain/usage/history.ts'
import { describeTrend } from './trend.ts'

const day = (text: string): Day => parseDay(text) as Day // a day of a test

const trend = (now: number, before: number | null, over: { unpriced?: number; days?: number } = {}) =>
  describeTrend({
    span: { fromDay: day('2026-11-01'), toDay: over.days === 1 ? day('2026-11-01') : day('2026-11-30') },
    total: { requests: now > 0 ? 3 : 0, costNanoUsd: now, unpricedRequests: 0 },
    previous:
      before === null ? null : { requests: 2, costNanoUsd: before, unpricedRequests: over.unpriced ?? 0 },
    // Of a history no more is asked here.
  } as unknown as UsageHistory)

describe('describeTrend', () => {
  it.each([
    [112, 100, '12% more than the 30 days before'],
    [80, 100, '20% less than the 30 days before'],
    [100, 100, 'As much as the 30 days before'],
    [900, 100, '9 times as much as the 30 days before'],
    [1, 1_000, 'Less than 1% of the 30 days before'],
    [0, 1_000, 'Less than 1% of the 30 days before'],
    [100, 0, 'Nothing spent in the 30 days before'],
    [100, null, null],
  ])('%d after %s: %s', (now, before, expected) => {
    expect(trend(now, before)).toBe(expected)
  })

  it('speaks of one day, and says what it leaves out', () => {
    expect(trend(150, 100, { days: 1 })).toBe('50% more than the day before')
    expect(trend(150, 100, { unpriced: 1 })).toBe('50% more than the 30 days before, of what is priced')
    expect(trend(150, 0, { unpriced: 2 })).toBeNull()
  })
})
