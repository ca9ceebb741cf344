import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, countDays, parseDay, type Day, type DaySpan } from '../day.ts'
import type { NanoUsd } from '../money.ts'
import { createHistoryFold, layBars, precedingSpan, settleSpan, type DayRow } from './history-fold.ts'
import { maxBars, maxDrawnGroups, maxListedGroups } from './history.ts'
import { noUsage } from './usage.ts'

function day(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === null) throw new Error(text)
  return parsed
}
const span = (from: string, to: string): DaySpan => ({ fromDay: day(from), toDay: day(to) })
const row = (on: string, id: string, costNanoUsd: number, requests = 1): DayRow => ({
  ...noUsage,
  day: day(on),
  id,
  requests,
  inputTokens: 10 * requests,
  outputTokens: requests,
  costNanoUsd: costNanoUsd as NanoUsd, // a literal amount of a test
})

describe('the span', () => {
  const recorded = span('2026-01-05', '2026-03-01')

  test('is all that was recorded where nothing else was asked for', () => {
    expect(settleSpan(null, recorded)).toEqual(recorded)
    expect(settleSpan(null, null)).toBeNull()
  })

  test('is what was asked for, with records or without', () => {
    const asked = span('2025-01-01', '2026-12-31')
    expect(settleSpan(asked, recorded)).toEqual(asked)
    expect(settleSpan(asked, null)).toEqual(asked)
  })

  test('has its ends in order', () => {
    expect(settleSpan(span('2026-02-01', '2026-01-01'), null)).toEqual(span('2026-01-01', '2026-02-01'))
  })

  test.each([
    ['0001-01-01', '9999-12-31', recorded],
    ['9999-12-31', '0001-01-01', recorded],
    ['0001-01-01', '2026-02-01', span('2026-01-05', '2026-02-01')],
    ['2026-02-01', '9999-12-31', span('2026-02-01', '2026-03-01')],
    ['0001-01-01', '0009-01-01', null],
    ['9999-12-31', '9999-12-31', null],
  ])('from %s to %s is narrowed to what was recorded', (from, to, expected) => {
    expect(settleSpan(span(from, to), recorded)).toEqual(expected)
    expect(settleSpan(span(from, to), null)).toBeNull()
  })

  test('before it are as many days', () => {
    expect(precedingSpan(span('2026-03-01', '2026-03-31'))).toEqual(span('2026-01-29', '2026-02-28'))
    expect(precedingSpan(span('2026-03-01', '2026-03-01'))).toEqual(span('2026-02-28', '2026-02-28'))
  })
})

describe('bars', () => {
  test.each([
    ['2026-01-01', '2026-01-01', 'day', 1],
    ['2026-01-01', '2026-04-02', 'day', 92],
    ['2026-01-01', '2026-04-03', 'week', 14],
    ['2024-01-01', '2025-12-31', 'week', 105],
    ['2024-01-01', '2026-12-31', 'month', 36],
  ])('from %s to %s are each a %s', (from, to, length, count) => {
    const { barLength, bars } = layBars(span(from, to))
    expect([barLength, bars.length]).toEqual([length, count])
  })

  test('of weeks begin on Mondays, and end with the span', () => {
    const { bars } = layBars(span('2026-01-01', '2026-06-30')) // a Thursday, a Tuesday
    expect(bars.slice(0, 2)).toEqual([span('2026-01-01', '2026-01-04'), span('2026-01-05', '2026-01-11')])
    expect(bars.at(-1)).toEqual(span('2026-06-29', '2026-06-30'))
  })

  test('of any span follow each other without a gap, and are never too many', () => {
    const anyDay = fc.integer({ min: 0, max: 60_000 }).map((count) => addDays(day('1970-01-01'), count))
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        const [fromDay, toDay] = one < other ? [one, other] : [other, one]
        const { bars } = layBars({ fromDay, toDay })
        expect(bars.length).toBeLessThanOrEqual(maxBars)
        expect([bars[0]?.fromDay, bars.at(-1)?.toDay]).toEqual([fromDay, toDay])
        for (const [index, bar] of bars.entries()) {
          expect(countDays(bar.fromDay, bar.toDay)).toBeGreaterThanOrEqual(0)
          const next = bars[index + 1]
          if (next) expect(addDays(bar.toDay, 1)).toBe(next.fromDay)
        }
      }),
    )
  })
})

describe('the fold', () => {
  const { bars } = layBars(span('2026-01-01', '2026-01-03'))
  function fold(...rows: readonly DayRow[]) {
    const folding = createHistoryFold(bars)
    for (const one of rows) folding.add([one])
    return folding.finish()
  }
  const part = (id: string | null, costNanoUsd: number, requests = 1) => ({
    id,
    requests,
    unpricedRequests: 0,
    tokens: 11 * requests,
    costNanoUsd,
    estimatedNanoUsd: 0,
  })

  test('adds up, the dearest group first, and leaves a day without requests empty', () => {
    const folded = fold(
      row('2026-01-01', 'a', 1),
      row('2026-01-03', 'b', 5),
      row('2026-01-03', 'a', 2),
      row('2026-01-03', 'a', 1),
    )
    expect(folded.total).toEqual({
      ...noUsage,
      requests: 4,
      inputTokens: 40,
      outputTokens: 4,
      costNanoUsd: 9,
    })
    expect(folded.groups).toMatchObject([
      { id: 'b', costNanoUsd: 5, requests: 1 },
      { id: 'a', costNanoUsd: 4, requests: 3 },
    ])
    expect(folded.bars).toEqual([
      { ...span('2026-01-01', '2026-01-01'), parts: [part('a', 1)] },
      { ...span('2026-01-02', '2026-01-02'), parts: [] },
      { ...span('2026-01-03', '2026-01-03'), parts: [part('b', 5), part('a', 3, 2)] },
    ])
  })

  test('goes by requests where nothing has a price', () => {
    const folded = fold(
      row('2026-01-01', 'a', 0, 2),
      row('2026-01-01', 'b', 0, 3),
      row('2026-01-01', 'c', 0, 2),
    )
    expect(folded.groups.map(({ id }) => id)).toEqual(['b', 'a', 'c'])
  })

  test('draws the groups beyond the first as one', () => {
    const ids = Array.from({ length: maxDrawnGroups + 3 }, (_, index) => `g${index}`)
    const { bars } = fold(...ids.map((id, index) => row('2026-01-02', id, 100 - index)))
    expect(bars[1]?.parts.map(({ id }) => id)).toEqual([...ids.slice(0, maxDrawnGroups), null])
    expect(bars[1]?.parts.at(-1)).toEqual(part(null, 94 + 93 + 92, 3))
  })

  test('lists the dearest of any number of groups, and every bar holds all of its day', () => {
    const anyRow = fc.record({
      on: fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03'),
      id: fc.nat(1_500).map(String),
      costNanoUsd: fc.nat(1_000),
    })
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 300, maxLength: 1_500, size: 'max' }), (rows) => {
        const folded = fold(...rows.map(({ on, id, costNanoUsd }) => row(on, id, costNanoUsd)))
        const costs = new Map<string, number>()
        for (const { id, costNanoUsd } of rows) costs.set(id, (costs.get(id) ?? 0) + costNanoUsd)
        const dearest = [...costs.values()].toSorted((left, right) => right - left)
        expect(folded.groups.map(({ costNanoUsd }) => costNanoUsd)).toEqual(dearest.slice(0, maxListedGroups))
        expect(folded.groupCount).toBe(costs.size)
        for (const { fromDay, parts } of folded.bars) {
          const ofDay = rows.filter(({ on }) => on === fromDay)
          const sum = (of: readonly { readonly costNanoUsd: number }[]) =>
            of.reduce((total, { costNanoUsd }) => total + costNanoUsd, 0)
          expect(sum(parts)).toBe(sum(ofDay))
          expect(parts.reduce((total, { requests }) => total + requests, 0)).toBe(ofDay.length)
        }
      }),
      { numRuns: 10 },
    )
  })
})
