import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, parseDay, type Day } from '../../../../domain/day.ts'
import { letterPx, nameBar, placeLabels } from './day-labels.ts'

const day = (text: string): Day => {
  const parsed = parseDay(text)
  if (!parsed) throw new Error(text)
  return parsed
}

const next = {
  day: (from: Day) => addDays(from, 1),
  week: (from: Day) => addDays(from, 7),
  month: (from: Day) => addMonths(from, 1),
}

function makeBars(from: Day, count: number, length: keyof typeof next, widthPx: number) {
  let fromDay = from
  return Array.from({ length: count }, (_, index) => {
    const bar = { fromDay, middlePx: ((index + 0.5) * widthPx) / count }
    fromDay = next[length](fromDay)
    return bar
  })
}

const texts = (from: string, count: number, length: keyof typeof next, widthPx: number): string[] =>
  placeLabels(makeBars(day(from), count, length, widthPx), length, widthPx).map(({ text }) => text)

describe('placeLabels', () => {
  it('never lets two overlap, nor leave the plot', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3_000 }),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom('day', 'week', 'month'),
        fc.integer({ min: 200, max: 1_200 }),
        (offset, count, length, widthPx) => {
          const bars = makeBars(addDays(day('2024-01-01'), offset), count, length, widthPx)
          const placed = placeLabels(bars, length, widthPx)
          expect(placed.length).toBeGreaterThan(0)
          let endPx = 0
          for (const { text, xPx } of placed) {
            const half = (text.length * letterPx) / 2
            expect(xPx - half).toBeGreaterThanOrEqual(endPx - 1e-6)
            endPx = xPx + half
          }
          expect(endPx).toBeLessThanOrEqual(widthPx + 1e-6)
        },
      ),
    )
  })

  it('is as fine as there is room', () => {
    expect(texts('2026-11-16', 7, 'day', 700)).toEqual([
      'Mon 16',
      'Tue 17',
      'Wed 18',
      'Thu 19',
      'Fri 20',
      'Sat 21',
      'Sun 22',
    ])
    expect(texts('2026-11-01', 21, 'day', 900)).toContain('Nov 21')
    expect(texts('2026-11-01', 30, 'day', 320)).toEqual(['Nov 2', 'Nov 9', 'Nov 16', 'Nov 23', 'Nov 30'])
    expect(texts('2026-01-01', 325, 'day', 900)).toEqual([
      '2026',
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
      'Jul',
      'Aug',
      'Sep',
      'Oct',
      'Nov',
    ])
    expect(texts('2024-01-01', 36, 'month', 320)).toEqual(['2024', 'Jul', '2025', 'Jul', '2026', 'Jul'])
  })
})

describe('nameBar', () => {
  it('is a day, a week or a month', () => {
    const bar = { fromDay: day('2026-11-16'), toDay: day('2026-11-22'), parts: [] }
    expect(nameBar({ ...bar, toDay: bar.fromDay }, 'day')).toBe('Monday, November 16, 2026')
    expect(nameBar(bar, 'week')).toBe('Nov 16, 2026 – Nov 22, 2026')
    expect(nameBar(bar, 'month')).toBe('November 2026')
  })
})
