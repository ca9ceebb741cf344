// Periods are whole days: no change of clocks, length of month or leap day moves their ends.
import { describe, expect, it } from 'vitest'
import { dayOf, parseDay, type Day } from '../../../../domain/day.ts'
import { checkSpan, spanOf } from './periods.ts'

const day = (text: string): Day => {
  const parsed = parseDay(text)
  if (!parsed) throw new Error(text)
  return parsed
}

describe('spanOf', () => {
  it.each([
    ['today', '2026-03-30', '2026-03-30'],
    ['week', '2026-03-24', '2026-03-30'],
    ['month', '2026-03-01', '2026-03-30'],
    ['calendarMonth', '2026-03-01', '2026-03-30'],
    ['year', '2026-01-01', '2026-03-30'],
  ] as const)('%s, over a change of clocks', (period, fromDay, toDay) => {
    expect(spanOf(period, null, day('2026-03-30'))).toEqual({ fromDay, toDay })
  })

  it('reaches over the ends of months and years, and leap days', () => {
    expect(spanOf('week', null, day('2028-03-03'))?.fromDay).toBe('2028-02-26')
    expect(spanOf('week', null, day('2026-03-03'))?.fromDay).toBe('2026-02-25')
    expect(spanOf('month', null, day('2026-01-05'))?.fromDay).toBe('2025-12-07')
    expect(spanOf('calendarMonth', null, day('2028-02-29'))?.fromDay).toBe('2028-02-01')
  })

  it('is the day that it is there, just before and just after midnight', () => {
    const justBefore = new Date(2026, 9, 31, 23, 59, 59, 999).getTime()
    expect(spanOf('calendarMonth', null, dayOf(justBefore, 'local'))?.fromDay).toBe('2026-10-01')
    expect(spanOf('calendarMonth', null, dayOf(justBefore + 1, 'local'))?.fromDay).toBe('2026-11-01')
  })

  it('is all time, or what was said', () => {
    const custom = { fromDay: day('2024-02-29'), toDay: day('2025-01-01') }
    expect(spanOf('all', custom, day('2026-03-30'))).toBeNull()
    expect(spanOf('custom', custom, day('2026-03-30'))).toBe(custom)
    expect(spanOf('custom', null, day('2026-03-30'))?.fromDay).toBe('2026-03-01')
  })
})

describe('checkSpan', () => {
  const today = day('2026-11-21')
  it.each([
    ['2026-11-01', '2026-11-21', null, null],
    ['2024-02-29', '2024-02-29', null, null],
    ['', '2026-11-21', 'no-day', null],
    ['2026-02-29', 'yesterday', 'no-day', 'no-day'],
    ['2026-11-21', '2026-11-22', null, 'in-future'],
    ['2027-01-01', '2026-11-21', 'in-future', null],
    ['2026-11-21', '2026-11-20', null, 'end-before-start'],
  ])('%s to %s: %s, %s', (from, to, fromProblem, toProblem) => {
    const checked = checkSpan(from, to, today)
    expect([checked.from, checked.to]).toEqual([fromProblem, toProblem])
    expect(checked.span).toEqual(fromProblem || toProblem ? null : { fromDay: from, toDay: to })
  })
})
