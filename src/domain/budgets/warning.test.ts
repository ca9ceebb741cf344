import { expect, test } from 'vitest'
import type { BudgetStatus } from './budget.ts'
import { isWarningDue } from './warning.ts'
import { parseDay, type Day } from '../day.ts'
import type { BudgetId } from '../ids.ts'
import type { NanoUsd } from '../money.ts'

const nano = (amount: number): NanoUsd => amount as NanoUsd // a literal amount of a test

function day(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === null) throw new Error(text)
  return parsed
}

const status = (spent: number, warnAtPercent: number | null, limit = 5_000_000_000): BudgetStatus => ({
  budget: {
    id: 'budget' as BudgetId, // an id of a test
    scope: { kind: 'all' },
    period: 'month',
    limitNanoUsd: nano(limit),
    isHard: false,
    warnAtPercent,
  },
  span: { fromDay: day('2026-11-01'), toDay: day('2026-11-30') },
  spentNanoUsd: nano(spent),
  reservedNanoUsd: nano(5_000_000_000),
  unpricedRequests: 0,
})

test.each([
  [3_999_999_999, 80, false],
  [4_000_000_000, 80, true],
  [5_000_000_000, 100, true],
  [4_999_999_999, 100, false],
  [9_000_000_000, 80, true],
  [9_000_000_000, null, false],
  [0, 1, false],
])('of five dollars %d spent are worth a notification at %s percent: %s', (spent, percent, isDue) => {
  expect(isWarningDue(status(spent, percent), null)).toBe(isDue)
  expect(isWarningDue(status(spent, percent), day('2026-10-01'))).toBe(isDue)
  expect(isWarningDue(status(spent, percent), day('2026-11-01'))).toBe(false)
  // The clock was set back since.
  expect(isWarningDue(status(spent, percent), day('2026-12-01'))).toBe(isDue)
})

test('at each percent of a limit that no fraction holds exactly', () => {
  const limit = 700
  for (let percent = 1; percent <= 100; percent += 1) {
    expect(isWarningDue(status((limit / 100) * percent, percent, limit), null)).toBe(true)
    expect(isWarningDue(status((limit / 100) * percent - 1, percent, limit), null)).toBe(false)
  }
})
