import type { Page } from 'playwright'
import type { BudgetPeriod } from '../../../src/domain/budgets/budget.ts'
import { words } from '../../../src/words/words.ts'
import { sidebarOf } from './sidebar.ts'
import { usageOf } from './usage.ts'

export interface FilledBudget {
  readonly scope?: string
  readonly period?: BudgetPeriod
  readonly limit?: string
  readonly isHard?: boolean
  readonly warning?: string
}

export const budgetsOf = (page: Page) => {
  const sheet = page.getByRole('dialog', { name: words.budgets.add })
  const row = (name: string) => page.getByRole('listitem', { name, exact: true })
  const form = page.getByRole('form')
  const sheetOrForm = sheet.or(form)
  const limit = sheetOrForm.getByLabel(words.budgets.form.limit)
  const fillIn = async ({ scope, period, limit: typed, isHard, warning }: FilledBudget) => {
    if (scope !== undefined) await sheet.getByLabel(words.budgets.form.scope).selectOption({ label: scope })
    if (period !== undefined)
      await sheet.getByRole('radio', { name: words.budgets.periods[period], exact: true }).check()
    if (typed !== undefined) await limit.fill(typed)
    if (isHard !== undefined)
      await sheetOrForm.getByRole('switch', { name: words.budgets.form.stops }).setChecked(isHard)
    if (warning !== undefined)
      await sheetOrForm.getByLabel(words.budgets.form.warn).selectOption({ label: warning })
  }
  return {
    async open() {
      await sidebarOf(page).openUsage()
      await usageOf(page).openPart('budgets')
    },
    list: page.getByRole('list', { name: words.budgets.title }),
    empty: page.getByRole('heading', { name: words.budgets.emptyTitle }),
    addButton: page.getByRole('button', { name: words.budgets.add, exact: true }),
    sheet,
    async openSheet() {
      await page.getByRole('button', { name: words.budgets.add, exact: true }).click()
      // The first field takes the focus a moment after the sheet is drawn.
      await sheet.getByLabel(words.budgets.form.scope).and(page.locator(':focus')).waitFor()
    },
    fillIn,
    limit,
    /** What is already spent, and what the budget would do at once. */
    advice: sheetOrForm.getByTestId('budget-advice'),
    problem: sheetOrForm.getByRole('alert'),
    submit: () => sheet.getByRole('button', { name: words.budgets.add, exact: true }).click(),
    changeThat: () => sheet.getByRole('button', { name: words.budgets.form.changeThat }).click(),
    close: () => page.keyboard.press('Escape'),
    row,
    says: (name: string, text: string | RegExp) => row(name).getByText(text),
    edit: (name: string) =>
      page.getByRole('button', { name: words.budgets.editOf(name), exact: true }).click(),
    editButton: (name: string) => page.getByRole('button', { name: words.budgets.editOf(name), exact: true }),
    form,
    save: () => form.getByRole('button', { name: words.budgets.form.save }).click(),
    remove: (name: string) =>
      page.getByRole('button', { name: words.budgets.removeOf(name), exact: true }).click(),
    undo: () => page.getByTestId('brief-notice').getByRole('button', { name: words.budgets.undo }).click(),
    announced: (text: string) => page.getByTestId('announcer').getByText(text).last(),
    setPrice: (name: string) => row(name).getByRole('button', { name: words.budgets.setPrice }).click(),
  }
}
