// The words of budgets, in English. Amounts and days come in as text.
import type { BudgetPeriod, BudgetScope } from '../../domain/budgets/budget.ts'
import { count, plural } from '../format.ts'

type ScopeKind = BudgetScope['kind']

const nowIn: Record<BudgetPeriod, string> = { day: 'today', week: 'this week', month: 'this month' }

const everyRequest: Record<ScopeKind, string> = {
  all: 'every request',
  key: 'every request with this key',
  project: 'every request of this project',
}

const spentBy: Record<ScopeKind, string> = {
  all: 'in all',
  key: 'by this key',
  project: 'by this project',
}

export const budgets = {
  title: 'Budgets',
  sentence:
    'A budget is what may be spent in a day, a week or a month: in all, by one key, or by the keys of one project.',
  add: 'Add a budget',
  emptyTitle: 'No budgets yet',
  emptySentence:
    'A budget is what may be spent in a day, a week or a month: in all, by one key, or by the keys of one project. ' +
    'It warns you in time, and stops a request before it is sent if you want it to.',

  everything: 'Everything',
  removedKey: 'A key that is no longer here',
  ending: (lastFour: string): string => (lastFour === '' ? '' : `…${lastFour}`),
  projectName: (project: string): string => `Project ${project}`,
  periods: { day: 'Day', week: 'Week', month: 'Month' } satisfies Record<BudgetPeriod, string>,
  eachPeriod: { day: 'each day', week: 'each week', month: 'each month' } satisfies Record<
    BudgetPeriod,
    string
  >,

  spentOf: (spent: string, limit: string, period: BudgetPeriod): string =>
    `${spent} of ${limit} ${nowIn[period]}`,
  left: (left: string): string => `${left} left`,
  over: (over: string): string => `${over} over`,
  usedUp: 'used up',
  reserved: (most: string): string => `Up to ${most} more for what is being answered now`,
  stops: 'Stops requests',
  warnsOnly: 'Warns only',
  stopsNow: 'Stops requests now',
  warnsAt: (percent: number): string => `Warning at ${percent}%`,
  warned: (percent: number): string => `Past its warning at ${percent}%`,
  warnsNever: 'No warning',
  startsAgain: { day: 'Starts again tomorrow', other: (day: string): string => `Starts again on ${day}` },
  unpriced: (requests: number): string =>
    `${count(requests, { one: 'request', other: 'requests' })} without a known price ${plural(requests, { one: 'is', other: 'are' })} not counted here.`,
  setPrice: 'Set a price',

  editOf: (name: string): string => `Edit: ${name}`,
  editName: (name: string): string => `Budget: ${name}`,
  removeOf: (name: string): string => `Remove: ${name}`,
  removed: (name: string): string => `The budget for ${name} is removed.`,
  undo: 'Undo',
  saved: 'The budget is saved.',
  added: (name: string): string => `The budget for ${name} is added.`,
  nameOf: (scope: string, period: string): string => `${scope}, ${period}`,

  form: {
    scope: 'For what',
    oneKey: 'One key',
    oneProject: 'One project',
    noProjects: 'Keys that are given a project on the Keys page can have a budget together.',
    period: 'Period',
    periodSentence: {
      day: (_from: string, _to: string): string => 'From midnight to midnight, in your time zone.',
      week: (from: string, to: string): string => `From Monday to Sunday. This one: ${from} to ${to}.`,
      month: (from: string, to: string): string => `A calendar month. This one: ${from} to ${to}.`,
    } satisfies Record<BudgetPeriod, unknown>,
    limit: 'Limit in US dollars',
    limitExample: '20.00',
    stops: 'Stop requests at this limit',
    stopsSentence:
      'Before a request is sent, the most it can cost is set aside. If that is more than what is left, it is not ' +
      'sent, and an answer may be cut at what is left. A model without a known price is not asked, except on this ' +
      'computer.',
    warn: 'Warning',
    warnAt: (percent: number): string => `At ${percent}% of the limit`,
    warnNever: 'None',
    warnSentence: 'One notification in each period.',
    save: 'Save',
    notAboveZero: 'A budget must be more than $0. To stop a key altogether, disable it on the Keys page.',
    exists: (limit: string): string => `There is a budget for this already: ${limit}.`,
    changeThat: 'Change that one',
  },

  asking: 'Counting what is spent already…',
  already: (spent: string, period: BudgetPeriod, scope: ScopeKind): string =>
    `${spent} is spent ${spentBy[scope]} ${nowIn[period]} so far.`,
  alreadyUnpriced: (requests: number): string =>
    `${count(requests, { one: 'request', other: 'requests' })} without a known price ${plural(requests, { one: 'is', other: 'are' })} not in it.`,
  alreadyAll: (spent: string, period: BudgetPeriod, scope: ScopeKind, until: string): string =>
    `${spent} is already spent ${nowIn[period]}, so ${everyRequest[scope]} is stopped until ${until}.`,
  alreadyOver: (spent: string, period: BudgetPeriod, until: string): string =>
    `${spent} is already spent ${nowIn[period]}, so this budget is used up until ${until}. Requests are still sent.`,
  tomorrow: 'tomorrow',

  scopeNote:
    'These limits hold for what this app asks for, on this computer. What your keys are used for elsewhere is not ' +
    'seen here, and not stopped. OpenAI has limits of its own for that.',
  openLimits: 'Open limits at OpenAI',
} as const
