// Spans begin and end at local midnights.
import { describe, expect, it } from 'vitest'
import { spanOf } from './periods.ts'

const at = (month: number, day: number) => new Date(2026, month, day).getTime()
const nowMs = new Date(2026, 2, 30, 14, 30).getTime()

describe('spanOf', () => {
  it.each([
    ['today', at(2, 30)],
    ['week', at(2, 24)],
    ['month', at(2, 1)],
    ['calendarMonth', at(2, 1)],
  ] as const)('%s', (period, fromMs) => {
    expect(spanOf(period, nowMs)).toEqual({ fromMs, toMs: at(2, 31) })
  })
})
