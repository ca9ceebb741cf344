import { describe, expect, it } from 'vitest'
import { parseDay } from '../../../../domain/day.ts'
import { nanoUsdFromUsd } from '../../../../domain/money.ts'
import { words } from '../../../../words/words.ts'
import { adviseOnLimit, findLimitProblem, listPercents, newLimits } from './budget-limits.ts'

describe('a limit that is typed', () => {
  it.each([
    ['20', null],
    ['$1,000.50', null],
    ['0.000000001', null],
    ['1,000,000', null],
    ['', words.money.problems.empty('')],
    ['twenty', words.money.problems['not-a-number']('')],
    ['5,00', words.money.problems['comma-for-point']('')],
    ['0', words.budgets.form.notAboveZero],
    ['0.00', words.budgets.form.notAboveZero],
    ['-5', words.budgets.form.notAboveZero],
    ['0.0000000001', words.money.problems['too-fine']('')],
    ['1,000,000.01', words.money.problems['too-large']('$1,000,000.00')],
  ])('%j: %s', (typed, problem) => {
    expect(findLimitProblem(typed)).toBe(problem)
  })

  it('has its own percentage among those on offer', () => {
    expect(listPercents(80)).toEqual([50, 80, 90, 100])
    expect(listPercents(null)).toEqual([50, 80, 90, 100])
    expect(listPercents(75)).toEqual([50, 75, 80, 90, 100])
  })
})

describe('what is spent already', () => {
  const toDay = parseDay('2026-11-30')
  if (!toDay) throw new Error('not a day')
  const advise = (limit: string, change: { isHard?: boolean; unpriced?: number; spent?: number } = {}) =>
    adviseOnLimit({
      scope: { kind: 'all' },
      period: 'month',
      toDay,
      typed: { ...newLimits, limit, isHard: change.isHard ?? true },
      spent: {
        spentNanoUsd: nanoUsdFromUsd(change.spent ?? 3.2),
        unpricedRequests: change.unpriced ?? 0,
      },
    })

  it('is said while nothing, nonsense or more than that is typed', () => {
    for (const limit of ['', 'x', '0', '-1', '3.21', '20'])
      expect(advise(limit)).toEqual({ text: '$3.20 is spent in all this month so far.', isWarning: false })
  })

  it('warns at and below it of what will happen at once', () => {
    for (const limit of ['3.20', '1'])
      expect(advise(limit)).toEqual({
        text: '$3.20 is already spent this month, so every request is stopped until December 1.',
        isWarning: true,
      })
    expect(advise('1', { isHard: false })).toEqual({
      text: '$3.20 is already spent this month, so this budget is used up until December 1. Requests are still sent.',
      isWarning: true,
    })
  })

  it('says what is not counted', () => {
    expect(advise('', { unpriced: 1 }).text).toContain('1 request without a known price is not in it.')
    expect(advise('1', { unpriced: 1_200 }).text).toContain(
      '1,200 requests without a known price are not in it.',
    )
  })

  it('warns of nothing where nothing is spent', () => {
    expect(advise('0.01', { spent: 0 })).toMatchObject({ isWarning: false })
  })
})
