import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  maxBudgetNanoUsd,
  type BudgetPeriod,
  type BudgetScope,
  type BudgetStatus,
} from '../../../../domain/budgets/budget.ts'
import { parseDay, type Day } from '../../../../domain/day.ts'
import type { BudgetId, KeyId } from '../../../../domain/ids.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { nanoUsdFromUsd, type NanoUsd } from '../../../../domain/money.ts'
import { findSame, formatSum, nameBudget, orderBudgets, readFigures, sayNextStart } from './budget-figures.ts'

const usd = nanoUsdFromUsd
const day = (text: string): Day => {
  const found = parseDay(text)
  if (!found) throw new Error('not a day')
  return found
}

// Ids are told apart here and never read.
const keyIdOf = (text: string) => text as KeyId
const keyOf = (id: string, label: string, lastFour: string) =>
  ({ id: keyIdOf(id), label, lastFour }) as unknown as Key // its other fields are not looked at

interface Given {
  readonly scope?: BudgetScope
  readonly period?: BudgetPeriod
  readonly limit?: number
  readonly spent?: number
  readonly reserved?: number
  readonly warnAtPercent?: number | null
}

const statusOf = (given: Given): BudgetStatus => ({
  budget: {
    id: 'b' as BudgetId,
    scope: given.scope ?? { kind: 'all' },
    period: given.period ?? 'month',
    limitNanoUsd: usd(given.limit ?? 20),
    isHard: true,
    warnAtPercent: given.warnAtPercent === undefined ? 80 : given.warnAtPercent,
  },
  span: { fromDay: day('2026-11-01'), toDay: day('2026-11-30') },
  spentNanoUsd: usd(given.spent ?? 0),
  reservedNanoUsd: usd(given.reserved ?? 0),
  unpricedRequests: 0,
})

describe('the figures of a budget', () => {
  it.each([
    [{ spent: 3.2 }, '$3.20 of $20.00 this month', '$16.80 left', 'good'],
    [{ spent: 0 }, '$0.00 of $20.00 this month', '$20.00 left', 'good'],
    [{ spent: 3.205 }, '$3.21 of $20.00 this month', '$16.79 left', 'good'],
    [{ spent: 0.0031 }, '$0.0031 of $20.00 this month', '$20.00 left', 'good'],
    [{ spent: 15.999999999 }, '$16.00 of $20.00 this month', '$4.00 left', 'good'],
    [{ spent: 16 }, '$16.00 of $20.00 this month', '$4.00 left', 'warn'],
    [{ spent: 16, warnAtPercent: null }, '$16.00 of $20.00 this month', '$4.00 left', 'good'],
    [{ spent: 19.996 }, '$20.00 of $20.00 this month', '$0.004 left', 'warn'],
    [{ spent: 20 }, '$20.00 of $20.00 this month', 'used up', 'bad'],
    [{ spent: 21.1 }, '$21.10 of $20.00 this month', '$1.10 over', 'bad'],
    [{ spent: 20.003 }, '$20.00 of $20.00 this month', '$0.003 over', 'bad'],
    [{ limit: 250, spent: 128.4 }, '$128.40 of $250.00 this month', '$121.60 left', 'good'],
    [{ limit: 100.5, spent: 100.2 }, '$100.20 of $100.50 this month', '$0.30 left', 'warn'],
    [{ limit: 0.0004, spent: 0.0001 }, '$0.0001 of $0.0004 this month', '$0.0003 left', 'good'],
    [{ period: 'day', spent: 1 }, '$1.00 of $20.00 today', '$19.00 left', 'good'],
    [{ period: 'week', spent: 1 }, '$1.00 of $20.00 this week', '$19.00 left', 'good'],
  ] as const)('%j reads %s, %s', (given, spentOf, rest, tone) => {
    expect(readFigures(statusOf(given))).toMatchObject({ spentOf, rest, tone })
  })

  it('fill the bar with what is spent, then with what may come, and never more than all of it', () => {
    expect(readFigures(statusOf({ spent: 5, reserved: 2 }))).toMatchObject({
      spentShare: 0.25,
      reservedShare: 0.1,
    })
    expect(readFigures(statusOf({ spent: 19, reserved: 5 }))).toMatchObject({
      spentShare: 0.95,
      reservedShare: expect.closeTo(0.05),
    })
    expect(readFigures(statusOf({ spent: 40, reserved: 5 }))).toMatchObject({
      spentShare: 1,
      reservedShare: 0,
    })
  })

  it('never say that something is nothing', () => {
    const amounts = fc.integer({ min: 1, max: maxBudgetNanoUsd }).map((nano) => nano as NanoUsd)
    fc.assert(
      fc.property(amounts, (nanoUsd) => {
        expect(formatSum(nanoUsd)).toMatch(/[1-9]/u)
      }),
    )
  })
})

describe('what a budget is called', () => {
  const keys = [keyOf('k1', 'Work', '3f9a'), keyOf('k2', 'Local', '')]

  it.each([
    [{ kind: 'all' }, 'day', 'Everything, each day'],
    [{ kind: 'key', keyId: keyIdOf('k1') }, 'month', 'Work …3f9a, each month'],
    [{ kind: 'key', keyId: keyIdOf('k2') }, 'week', 'Local, each week'],
    [{ kind: 'key', keyId: keyIdOf('gone') }, 'week', 'A key that is no longer here, each week'],
    [{ kind: 'project', project: 'Letters' }, 'month', 'Project Letters, each month'],
  ] as const)('%j %s: %s', (scope, period, name) => {
    expect(nameBudget({ scope, period }, keys)).toBe(name)
  })

  it('goes with its place: everything, keys, projects, each by period', () => {
    const given: Given[] = [
      { scope: { kind: 'project', project: 'Letters' } },
      { scope: { kind: 'key', keyId: keyIdOf('k1') }, period: 'month' },
      { scope: { kind: 'key', keyId: keyIdOf('k1') }, period: 'day' },
      { scope: { kind: 'key', keyId: keyIdOf('k2') } },
      { period: 'month' },
      { period: 'week' },
    ]
    const ordered = orderBudgets(given.map(statusOf), keys)
    expect(ordered.map(({ budget }) => nameBudget(budget, keys))).toEqual([
      'Everything, each week',
      'Everything, each month',
      'Local, each month',
      'Work …3f9a, each day',
      'Work …3f9a, each month',
      'Project Letters, each month',
    ])
  })
})

it('the same budget is the one for the same thing and the same period', () => {
  const list = [statusOf({ scope: { kind: 'project', project: 'all' } }), statusOf({ period: 'day' })]
  expect(findSame(list, { kind: 'all' }, 'month')).toBeUndefined()
  expect(findSame(list, { kind: 'all' }, 'day')).toBe(list[1])
  expect(findSame(list, { kind: 'project', project: 'all' }, 'month')).toBe(list[0])
})

it.each([
  ['day', '2026-11-21', 'tomorrow'],
  ['week', '2026-11-22', 'Monday, November 23'],
  ['month', '2026-11-30', 'December 1'],
  ['month', '2026-12-31', 'January 1'],
] as const)('after the %s that ends on %s a new one begins %s', (period, toDay, said) => {
  expect(sayNextStart(period, day(toDay))).toBe(said)
})
