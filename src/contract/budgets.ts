import * as z from 'zod'
import { maxBudgets } from '../domain/budgets/budget.ts'
import { event, route } from './kinds.ts'
import * as parts from './usage-values.ts'
import * as values from './values.ts'

const oneBudget = { budgetId: values.budgetId }

export const budgets = {
  /** Each as it stands in the period that is now. */
  listBudgets: route({
    input: z.strictObject({}),
    output: z.array(parts.budgetStatus).max(maxBudgets),
  }),
  /** One for the same scope and period is refused: `budget/exists`. */
  addBudget: route({ input: parts.newBudget, output: parts.budgetStatus }),
  /** What it is for and its period stay as they are. */
  changeBudget: route({
    input: z.strictObject({ ...oneBudget, ...parts.budgetLimits }),
    output: parts.budgetStatus,
  }),
  removeBudget: route({ input: z.strictObject(oneBudget), output: z.strictObject({}) }),
  budgetsChanged: event(z.strictObject({})),
}
