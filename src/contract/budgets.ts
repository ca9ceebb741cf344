// Budgets: the person's limits, each with what is spent of it in the current period.
import * as z from 'zod'
import { maxBudgets } from '../domain/budgets/budget.ts'
import { event, route } from './kinds.ts'
import * as parts from './usage-values.ts'
import * as values from './values.ts'

const oneBudget = { budgetId: values.budgetId }

export const budgets = {
  /** Each budget with its figures in the current period. */
  listBudgets: route({
    input: z.strictObject({}),
    output: z.array(parts.budgetStatus).max(maxBudgets),
  }),
  /** A second budget for the same scope and period is refused: `budget/exists`. */
  addBudget: route({ input: parts.newBudget, output: parts.budgetStatus }),
  /** The scope and the period can't be changed. Main asks before a hard limit is loosened. */
  changeBudget: route({
    input: z.strictObject({ ...oneBudget, ...parts.budgetLimits }),
    output: parts.budgetStatus,
  }),
  /** Main asks before a hard limit is removed. */
  removeBudget: route({ input: z.strictObject(oneBudget), output: z.strictObject({}) }),
  budgetsChanged: event(z.strictObject({})),
}
