// The words of the Usage page: its parts, the history, the chart, and the records.
import type { BudgetPeriod } from '../../domain/budgets/budget.ts'
import type { Grouping, RecordKind } from '../../domain/usage/history.ts'
import type { CostCertainty, Outcome, Purpose } from '../../domain/usage/usage.ts'
import { count, formatWhole } from '../format.ts'

const purposes: Record<Purpose, string> = { chat: 'Chat', title: 'Title', 'key-test': 'Key test' }
const outcomes: Record<Outcome, string> = { done: 'Done', stopped: 'Stopped', failed: 'Failed' }

const groupings: Record<Grouping, string> = {
  model: 'Model',
  key: 'Key',
  project: 'Project',
  conversation: 'Chat',
  purpose: 'Purpose',
}

const groupingsIn: Record<Grouping, string> = {
  model: 'By model',
  key: 'By key',
  project: 'By project',
  conversation: 'By chat',
  purpose: 'By purpose',
}

/** What an empty id stands for. */
const noneOf: Record<Grouping, string> = {
  model: 'No model',
  key: 'No key',
  project: 'No project',
  conversation: 'No chat',
  purpose: 'No purpose',
}

const recordKinds: Record<RecordKind, string> = {
  all: 'All',
  failed: 'Failed',
  stopped: 'Stopped',
  unpriced: 'Unpriced',
  estimated: 'Estimated',
  flagged: 'Flagged',
}

const budgetPeriods: Record<BudgetPeriod, string> = { day: 'today', week: 'this week', month: 'this month' }

const certainties: Record<CostCertainty, string> = {
  exact: 'Exact: of the tokens that the server counted',
  estimated: 'Estimated: the tokens were counted here',
  unpriced: 'Unpriced: nobody told Latchkey a price of this model there',
  free: 'Free: the practice guide answers on this computer',
}

const requests = (total: number): string => count(total, { one: 'request', other: 'requests' })
const before = (days: number): string =>
  days === 1 ? 'the day before' : `the ${formatWhole(days)} days before`

export const usage = {
  title: 'Usage',
  part: 'Part of usage',
  parts: { history: 'History', budgets: 'Budgets', prices: 'Prices' },
  menu: 'More',
  export: 'Export…',
  reconcile: 'Reconcile with OpenAI…',
  recount: 'Count again',
  recounted: (days: number): string =>
    days === 0
      ? 'Counted again from all records. Every sum was right.'
      : `Counted again from all records. ${count(days, { one: 'day', other: 'days' })} put right.`,
  days: 'Days',
  calendars: { local: 'Days in my time zone', utc: 'Days in UTC, as OpenAI counts' },

  scope:
    'What this app has asked for, on this computer. Use of your keys elsewhere is not seen here, and no budget of ' +
    'Latchkey stops it.',
  limits: 'Limits at OpenAI',

  period: 'Period',
  periods: {
    today: 'Today',
    week: '7 days',
    month: '30 days',
    calendarMonth: 'This month',
    year: 'This year',
    all: 'All time',
    custom: 'Custom',
  },
  from: 'From',
  to: 'To',
  spanProblems: {
    'no-day': 'Enter a date, such as 2026-11-03.',
    'in-future': 'This day is not here yet.',
    'end-before-start': 'The end comes before the start.',
  },
  span: (from: string, to: string): string => (from === to ? from : `${from} – ${to}`),

  spent: 'Spent',
  unpricedToo: (total: number): string => `and ${formatWhole(total)} unpriced`,
  andUnpriced: (total: number): string =>
    `and ${count(total, { one: 'unpriced request', other: 'unpriced requests' })}`,
  estimatedPart: (cost: string): string => `${cost} of it estimated`,
  trend: {
    more: (percent: string, days: number): string => `${percent} more than ${before(days)}`,
    less: (percent: string, days: number): string => `${percent} less than ${before(days)}`,
    times: (times: string, days: number): string => `${times} times as much as ${before(days)}`,
    same: (days: number): string => `As much as ${before(days)}`,
    new: (days: number): string => `Nothing spent ${days === 1 ? before(days) : `in ${before(days)}`}`,
    fraction: (days: number): string => `Less than 1% of ${before(days)}`,
    ofPriced: (trend: string): string => `${trend}, of what is priced`,
  },
  forecast: 'Forecast',
  forecastFor: (month: string): string => `For all of ${month}`,
  forecastFrom: (days: number): string => `From ${count(days, { one: 'day', other: 'days' })}`,
  noForecast: 'Too little is known yet',
  none: '–',
  budgetLeft: 'Budget left',
  budgetOver: 'Over budget',
  budgetOf: (limit: string, period: BudgetPeriod): string => `of ${limit} ${budgetPeriods[period]}`,
  budgetShare: (percent: string): string => `${percent} used`,
  openBudgets: 'Open budgets',
  noBudget: 'No budget',
  setBudget: 'Set a budget',
  requests: 'Requests',
  requestCount: requests,
  tokenCount: (tokens: string): string => `${tokens} tokens`,
  inOut: (input: string, output: string): string => `${input} in, ${output} out`,
  errors: 'Errors',
  errorsOf: (failed: number, total: number): string =>
    failed === 0 ? `None of ${requests(total)}` : `${formatWhole(failed)} of ${requests(total)}`,
  stoppedToo: (total: number): string => `${formatWhole(total)} stopped`,

  chart: 'Over time',
  measure: 'Measure',
  measures: { cost: 'Cost', tokens: 'Tokens', requests: 'Requests' },
  asTable: 'Show as table',
  asChart: 'Show as chart',
  chartKeys: 'Arrow keys read one bar after the other.',
  chartName: (measure: string, span: string): string => `${measure}, ${span}`,
  barLengths: { day: 'Day', week: 'Week', month: 'Month' },
  barWith: (bar: string, facts: string): string => `${bar}: ${facts}`,
  nothingThere: 'no requests',
  nothing: 'Nothing',
  unpricedHatched: 'Unpriced: requests whose cost nobody knows',
  estimatedDotted: 'Estimated: part of the cost is counted here',
  unpricedOnly: 'No request of this period has a price, so the chart shows requests instead of costs.',
  setPrices: 'Set prices',
  showOnly: (name: string): string => `Show only ${name}`,

  breakdown: 'Broken down by',
  groupings,
  groupingsIn,
  noneOf,
  others: 'All others',
  otherRequests: 'Other requests',
  removedKey: (id: string): string => `Removed key …${id}`,
  deletedChat: 'Deleted chat',
  moreGroups: (total: number): string => `The ${formatWhole(total)} that cost less are in the sums alone.`,
  filtered: (grouping: Grouping, name: string): string => `${groupings[grouping]}: \u2068${name}\u2069`,
  unfilter: (what: string): string => `Show all again, not only ${what}`,
  openChat: (title: string): string => `Open the chat “\u2068${title}\u2069”`,
  open: 'Open',

  latency: 'How long answers took',
  latencyOf: (total: number, isAll: boolean): string =>
    isAll
      ? `Of ${count(total, { one: 'answered request', other: 'answered requests' })}`
      : `Of the ${formatWhole(total)} newest answered requests`,
  latencyKind: 'Time',
  firstToken: 'To the first word',
  wholeAnswer: 'To the end',
  percentiles: { p50: 'Half within', p90: '9 of 10 within', p99: '99 of 100 within' },
  seconds: (seconds: string): string => `${seconds} s`,

  records: 'Requests',
  recordKind: 'Which requests',
  recordKinds,
  columns: {
    share: 'Share',
    cost: 'Cost',
    requests: 'Requests',
    tokens: 'Tokens',
    errors: 'Errors',
    time: 'Time',
    model: 'Model',
    key: 'Key',
    purpose: 'Purpose',
    input: 'In',
    output: 'Out',
    outcome: 'Outcome',
    duration: 'Took',
  },
  purposes,
  outcomes,
  free: 'free',
  unpricedCost: 'unpriced',
  noRecords: 'No such request in this period.',
  facts: {
    model: 'Model',
    answered: 'Answered by',
    chat: 'Chat',
    key: 'Key',
    project: 'Project',
    server: 'Server',
    input: 'Input tokens',
    cached: 'of them from the cache',
    cacheWrites: 'of them written to the cache',
    output: 'Output tokens',
    reasoning: 'of them for reasoning',
    cost: 'Cost',
    price: 'Price',
    outcome: 'Outcome',
    firstToken: 'First word after',
    took: 'Took',
    requestId: 'Request ID',
    claimed: 'Claimed',
    certainty: 'Certainty',
  },
  certainties,
  priceOf: (source: string, date: string | null): string => (date === null ? source : `${source}, ${date}`),
  claimedTokens: (json: string): string =>
    `The server claims ${json}, which can’t be true. The tokens above were counted here instead.`,
  unknownServer: 'Not recorded',
  practice: 'Practice guide',
  copyRequestId: 'Copy request ID',
  copiedRequestId: 'Request ID copied',
  showMessage: 'Show message',
  showChat: 'Show chat',
  messageGone: 'Its chat was deleted. The record stays.',

  emptyTitle: 'Nothing in this period',
  emptyEverTitle: 'Nothing was asked for yet',
  emptySentence: 'Each request you make is listed here with its tokens and its cost, also when it fails.',
  emptyFilter: 'Nothing of what is chosen above was asked for in this period.',
  startChat: 'Start a chat',
} as const
