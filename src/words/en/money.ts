// What is wrong with an amount that is typed, in English.
import type { MoneyProblem } from '../../domain/money-input.ts'

const problems: Record<MoneyProblem, (most: string) => string> = {
  empty: () => 'Write an amount in dollars, like 20 or 0.50.',
  'not-a-number': () => 'That is not an amount in dollars. Write digits alone, like 20 or 0.50.',
  negative: () => 'An amount here can’t be less than nothing.',
  'comma-for-point': () =>
    'Write the cents after a point, like 5.00. A comma is taken for thousands alone, as in 1,000.',
  'too-fine': () => 'At most nine digits after the point count.',
  'too-large': (most) => `${most} is the most that can be set here.`,
}

export const money = { problems }
