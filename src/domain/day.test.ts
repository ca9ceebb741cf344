// Days are dates alone: no hour, no clock change and no zone may move them.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  addDays,
  addMonths,
  countDays,
  dayOf,
  endOfMonth,
  parseDay,
  startOfDayMs,
  startOfMonth,
  startOfWeek,
  startOfYear,
  type Day,
} from './day.ts'

const day = (text: string): Day => parseDay(text) ?? expect.fail(`${text} is no day`)
const anyMs = fc.integer({ min: 0, max: Date.UTC(2199, 11, 31) })

test.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '',
  '2026-11-21T00:00',
  '20261121',
  '٢٠٢٦-١١-٢١',
])('%j is no day', (text) => expect(parseDay(text)).toBeNull())

test.each(['2026-11-21', '2024-02-29', '1970-01-01', '9999-12-31'])('%s is one', (text) =>
  expect(parseDay(text)).toBe(text),
)

describe('a moment', () => {
  it('is on the day that UTC has', () => {
    expect(dayOf(Date.UTC(2026, 10, 21, 23, 59, 59, 999), 'utc')).toBe('2026-11-21')
    expect(dayOf(Date.UTC(2026, 10, 22), 'utc')).toBe('2026-11-22')
  })

  it('is on the day that this machine has', () => {
    expect(dayOf(new Date(2026, 10, 21, 0, 0).getTime(), 'local')).toBe('2026-11-21')
    expect(dayOf(new Date(2026, 10, 21, 23, 59).getTime(), 'local')).toBe('2026-11-21')
  })

  it('is not before the beginning of its day, nor after that of the next', () => {
    fc.assert(
      fc.property(anyMs, fc.constantFrom('local', 'utc'), (atMs, calendar) => {
        const its = dayOf(atMs, calendar)
        expect(startOfDayMs(its, calendar)).toBeLessThanOrEqual(atMs)
        expect(startOfDayMs(addDays(its, 1), calendar)).toBeGreaterThan(atMs)
      }),
    )
  })
})

test('days are added across months, leap days and years, and taken off again', () => {
  expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29')
  expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
  expect(addDays(day('2026-03-01'), -1)).toBe('2026-02-28')
  fc.assert(
    fc.property(anyMs, fc.integer({ min: -5_000, max: 5_000 }), (atMs, count) => {
      const from = dayOf(atMs, 'utc')
      expect(countDays(from, addDays(from, count))).toBe(count)
      expect(addDays(addDays(from, count), -count)).toBe(from)
    }),
  )
})

test('weeks begin on Monday', () => {
  expect(startOfWeek(day('2026-11-21'))).toBe('2026-11-16')
  expect(startOfWeek(day('2026-11-16'))).toBe('2026-11-16')
  expect(startOfWeek(day('2026-11-22'))).toBe('2026-11-16')
  expect(startOfWeek(day('2027-01-01'))).toBe('2026-12-28')
})

test('months and years begin and end where the calendar has it', () => {
  expect(startOfMonth(day('2026-11-21'))).toBe('2026-11-01')
  expect(endOfMonth(day('2026-02-10'))).toBe('2026-02-28')
  expect(endOfMonth(day('2024-02-10'))).toBe('2024-02-29')
  expect(addMonths(day('2026-11-30'), 3)).toBe('2027-02-01')
  expect(addMonths(day('2026-01-31'), -1)).toBe('2025-12-01')
  expect(startOfYear(day('2026-11-21'))).toBe('2026-01-01')
})
