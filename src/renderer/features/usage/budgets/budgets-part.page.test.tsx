// The form of a budget: amounts that aren't valid, by keyboard alone, in both themes and in a narrow window.
import { beforeAll, describe, expect, it } from 'vitest'
import { findViolations, useTheme } from '../../../../../test/e2e/axe.ts'
import { budgetsOf } from '../../../../../test/e2e/screens/budgets.ts'
import { freshAnswers } from '../../../../../test/support/page/fresh-answers.ts'
import { openWindow } from '../../../../../test/support/page/open-window.tsx'
import { pageUnderTest as page } from '../../../../../test/support/page/page-under-test.ts'
import { answer } from '../../../../../test/support/page/stand-in.ts'
import { answerUsage } from '../../../../../test/support/page/usage-answers.ts'
import { periodOf, type Budget, type BudgetStatus } from '../../../../domain/budgets/budget.ts'
import { dayOf } from '../../../../domain/day.ts'
import type { NanoUsd } from '../../../../domain/money.ts'
import { ok } from '../../../../domain/result.ts'
import { newId } from '../../../../main/store/new-id.ts'
import { words } from '../../../../words/words.ts'

const everything = 'Everything, each month'
const usd = (amount: number) => (amount * 1e9) as NanoUsd // whole dollars and cents for a test
const spentUsd = 7.2
const budgets = budgetsOf(page)

const statuses: BudgetStatus[] = []
const addStatus = (budget: Omit<Budget, 'id'>): BudgetStatus => {
  const status = {
    budget: { ...budget, id: newId<Budget['id']>() },
    span: periodOf(budget.period, dayOf(Date.now(), 'local')),
    spentNanoUsd: usd(spentUsd),
    reservedNanoUsd: usd(0),
    unpricedRequests: 0,
  }
  statuses.push(status)
  return status
}

beforeAll(async () => {
  addStatus({
    scope: { kind: 'all' },
    period: 'month',
    limitNanoUsd: usd(20),
    isHard: true,
    warnAtPercent: 80,
  })
  answer(freshAnswers)
  answer(answerUsage([{ atMs: Date.now(), costUsd: spentUsd }]))
  answer({ budgets: { listBudgets: () => ok(statuses), addBudget: (budget) => ok(addStatus(budget)) } })
  await openWindow()
})

describe('a budget', () => {
  it.each([
    ['', words.money.problems.empty('')],
    ['abc', words.money.problems['not-a-number']('')],
    ['1e3', words.money.problems['not-a-number']('')],
    ['5,00', words.money.problems['comma-for-point']('')],
    ['0', words.budgets.form.notAboveZero],
    ['-1', words.budgets.form.notAboveZero],
    ['0.0000000001', words.money.problems['too-fine']('')],
    ['1000000.01', words.money.problems['too-large']('$1,000,000.00')],
  ])('is not added for %j, and the reason stands at the field', async (typed, problem) => {
    await budgets.open()
    await budgets.openSheet()
    await budgets.fillIn({ period: 'day', limit: typed })
    await budgets.submit()
    await budgets.problem.getByText(problem).waitFor()
    expect(await budgets.limit.evaluate((field) => field === document.activeElement)).toBe(true)
    await budgets.close()
    await budgets.sheet.waitFor({ state: 'detached' })
    await expect.poll(() => budgets.list.getByRole('listitem').count()).toBe(1)
  })
})

describe('the page', () => {
  it('is used by keyboard alone', async () => {
    await budgets.open()
    await budgets.addButton.focus()
    await page.keyboard.press('Enter')
    await budgets.sheet.locator('select:focus').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Tab')
    await page.keyboard.type('0.5')
    await budgets.advice.getByText(/already spent this week/u).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    const weekly = words.budgets.nameOf(words.budgets.everything, words.budgets.eachPeriod.week)
    await budgets.says(weekly, '$7.20 of $0.50 this week, $6.70 over').waitFor()
    await budgets.says(weekly, words.budgets.warnsOnly).waitFor()
    await budgets.sheet.waitFor({ state: 'detached' })
  })

  it.each(['light', 'dark'] as const)('has no fault that axe knows in the %s theme', async (theme) => {
    await useTheme(page, theme)
    await budgets.open()
    await budgets.edit(everything)
    await budgets.fillIn({ limit: '-1' })
    await budgets.save()
    await budgets.problem.first().waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await budgets.openSheet()
    await budgets.fillIn({ period: 'day', limit: '0.01' })
    await budgets.advice
      .getByText(words.budgets.alreadyAll('$7.20', 'day', 'all', words.budgets.tomorrow))
      .waitFor()
    expect(await findViolations(page)).toEqual([])
    await budgets.close()
    await budgets.sheet.waitFor({ state: 'detached' })
  })

  it('fits where the window is narrow', async () => {
    await page.setViewportSize({ width: 420, height: 800 })
    await budgets.row(everything).waitFor()
    expect(await budgets.list.evaluate((list) => list.getBoundingClientRect().right)).toBeLessThan(420)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(420)
    expect(await budgets.row(everything).evaluate((row) => row.scrollWidth - row.clientWidth)).toBe(0)
  })
})
