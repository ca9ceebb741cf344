// A budget's figures and words for its row. Pure. What is left is the limit minus what is shown as spent, so
// that the figures of a row add up.
import type { Budget, BudgetPeriod, BudgetScope, BudgetStatus } from '../../../../domain/budgets/budget.ts'
import { addDays, type Day } from '../../../../domain/day.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { nanoUsdPerUsd, type NanoUsd } from '../../../../domain/money.ts'
import { formatUsdExactly, formatNanoUsd } from '../../../../words/usd.ts'
import { inLocale } from '../../../../words/format.ts'
import { words } from '../../../../words/words.ts'

export type BudgetTone = 'good' | 'warn' | 'bad'

export interface BudgetFigures {
  /** "$3.20 of $20.00 this month". */
  readonly spentOf: string
  /** "$16.80 left", "used up" or "$1.10 over". */
  readonly rest: string
  readonly tone: BudgetTone
  /** Shares of the bar from 0 to 1; together at most 1. */
  readonly spentShare: number
  readonly reservedShare: number
}

const nanoUsdPerCent = nanoUsdPerUsd / 100
const smallNanoUsd = nanoUsdPerUsd / 10

/** Rounds to the cent, and less below ten cents; a budget's sums are never rounded to dollars. */
export function formatSum(amount: NanoUsd): string {
  return Math.abs(amount) < smallNanoUsd ? formatNanoUsd(amount) : formatUsdExactly(roundToCents(amount))
}

// The casts are safe: whole numbers of nano-dollars give whole numbers.
const roundToCents = (amount: NanoUsd): NanoUsd =>
  (Math.round(amount / nanoUsdPerCent) * nanoUsdPerCent) as NanoUsd
const less = (limit: NanoUsd, spent: NanoUsd): NanoUsd => (limit - spent) as NanoUsd

function sayRest(limit: NanoUsd, spent: NanoUsd): string {
  const left = less(limit, spent)
  if (left === 0) return words.budgets.usedUp
  const shownSpent = spent < smallNanoUsd || Math.abs(left) < smallNanoUsd ? spent : roundToCents(spent)
  return left > 0
    ? words.budgets.left(formatSum(less(limit, shownSpent)))
    : words.budgets.over(formatSum(less(shownSpent, limit)))
}

export function readFigures({ budget, spentNanoUsd, reservedNanoUsd }: BudgetStatus): BudgetFigures {
  const { limitNanoUsd, period } = budget
  const spentShare = Math.min(1, spentNanoUsd / limitNanoUsd)
  return {
    spentOf: words.budgets.spentOf(formatSum(spentNanoUsd), formatUsdExactly(limitNanoUsd), period),
    rest: sayRest(limitNanoUsd, spentNanoUsd),
    tone: readTone(budget, spentNanoUsd),
    spentShare,
    reservedShare: Math.min(1 - spentShare, reservedNanoUsd / limitNanoUsd),
  }
}

function readTone({ limitNanoUsd, warnAtPercent }: Budget, spentNanoUsd: NanoUsd): BudgetTone {
  if (spentNanoUsd >= limitNanoUsd) return 'bad'
  const isWarned = warnAtPercent !== null && spentNanoUsd * 100 >= limitNanoUsd * warnAtPercent
  return isWarned ? 'warn' : 'good'
}

export interface ScopeName {
  readonly name: string
  /** The last four characters of a key, "…3f9a", which a long label must not hide; '' if there is none. */
  readonly ending: string
}

export function nameParts(scope: BudgetScope, keys: readonly Key[]): ScopeName {
  if (scope.kind === 'all') return { name: words.budgets.everything, ending: '' }
  if (scope.kind === 'project') return { name: words.budgets.projectName(scope.project), ending: '' }
  const key = keys.find(({ id }) => id === scope.keyId)
  return key
    ? { name: key.label, ending: words.budgets.ending(key.lastFour) }
    : { name: words.budgets.removedKey, ending: '' }
}

export function nameScope(scope: BudgetScope, keys: readonly Key[]): string {
  const { name, ending } = nameParts(scope, keys)
  return ending === '' ? name : `${name} ${ending}`
}

/** A project counts even if no key has it any more, because its history remains. */
export const isListed = (scope: BudgetScope, keys: readonly Key[]): boolean =>
  scope.kind !== 'key' || keys.some(({ id }) => id === scope.keyId)

export const nameBudget = ({ scope, period }: Pick<Budget, 'scope' | 'period'>, keys: readonly Key[]) =>
  words.budgets.nameOf(nameScope(scope, keys), words.budgets.eachPeriod[period])

const names = inLocale((locale) => new Intl.Collator(locale))
const kindOrder: Record<BudgetScope['kind'], number> = { all: 0, key: 1, project: 2 }
const periodOrder: Record<BudgetPeriod, number> = { day: 0, week: 1, month: 2 }

/** Everything first, then keys, then projects; the same scope together, the shortest period first. */
export function orderBudgets(list: readonly BudgetStatus[], keys: readonly Key[]): readonly BudgetStatus[] {
  const byScope = (one: Budget, other: Budget): number =>
    kindOrder[one.scope.kind] - kindOrder[other.scope.kind] ||
    names().compare(nameScope(one.scope, keys), nameScope(other.scope, keys)) ||
    idOfScope(one.scope).localeCompare(idOfScope(other.scope)) ||
    periodOrder[one.period] - periodOrder[other.period]
  return list.toSorted((one, other) => byScope(one.budget, other.budget))
}

/** A unique text for each scope, used as the value in the form's select. */
export function idOfScope(scope: BudgetScope): string {
  if (scope.kind === 'all') return 'all'
  return scope.kind === 'key' ? `key:${scope.keyId}` : `project:${scope.project}`
}

export const findSame = (
  list: readonly BudgetStatus[],
  scope: BudgetScope,
  period: BudgetPeriod,
): BudgetStatus | undefined =>
  list.find(({ budget }) => budget.period === period && idOfScope(budget.scope) === idOfScope(scope))

const longDay = inLocale(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', timeZone: 'UTC' }),
)
const weekday = inLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' }),
)

/** "December 1". Formatted in UTC, because a day has no time zone. */
export const formatLongDay = (day: Day): string => longDay().format(new Date(`${day}T00:00:00Z`))

/** The first day after the period: "December 1", "Monday, November 30" or "tomorrow". */
export function sayNextStart(period: BudgetPeriod, toDay: Day): string {
  if (period === 'day') return words.budgets.tomorrow
  const next = new Date(`${addDays(toDay, 1)}T00:00:00Z`)
  return period === 'week' ? weekday().format(next) : longDay().format(next)
}
