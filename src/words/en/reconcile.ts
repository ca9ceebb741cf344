// The words of comparing one's usage with an export of OpenAI's, in English.
import type { DifferenceReason, ExportKind } from '../../domain/usage/reconciliation.ts'
import { count, formatWhole, plural } from '../format.ts'

const requests = (total: number): string => count(total, { one: 'request', other: 'requests' })

const reasons: Record<DifferenceReason, string> = {
  'other-apps': 'Used elsewhere too',
  'not-there-yet': 'Not there yet',
  'day-border': 'Around midnight UTC',
  rounding: 'Rounding',
  'our-estimate': 'Estimated here',
  'our-unpriced': 'No price here',
  'other-project': 'Another project',
}

const reasonSentences: Record<DifferenceReason, string> = {
  'other-apps':
    'OpenAI counted more. Likely this key, or another one of the project, is used by another app too.',
  'not-there-yet':
    'OpenAI counted less on a day that is not over, or only just is. It often counts hours later.',
  'day-border': 'The day beside it differs the other way, as requests around midnight UTC make it.',
  rounding: 'Less than a cent and a tenth of the row, or a few tokens a request.',
  'our-estimate': 'An answer was stopped or broke off, so Latchkey counted its tokens itself.',
  'our-unpriced': 'Latchkey knows no price for some of these requests. They are not in its cost.',
  'other-project':
    'Latchkey counted more. Likely the export is of another project or organization than the key.',
}

const kindTitles: Record<ExportKind, string> = { usage: 'Usage', costs: 'Costs' }

export const reconcile = {
  title: 'Reconcile with OpenAI',
  sentence: 'Compares what OpenAI counted with what Latchkey recorded, by model and by day in UTC.',
  steps: 'How to get the file',
  openUsage: 'Open Usage at OpenAI',
  stepDays:
    'Choose the days there, then Export. Both usage (of completions) and costs can be compared, one after the other.',
  stepChoose: 'Choose the CSV file that came. JSON pages of OpenAI’s usage and costs API are read, too.',
  kept: 'The file is only read. Nothing of it is kept, and nothing is sent.',
  scope:
    'Latchkey sees only what it asked for itself. What other apps ask for with the same key is in OpenAI’s figures alone.',
  limits: 'Limits at OpenAI',
  choose: 'Choose a file…',
  reading: 'Comparing',
  another: 'Compare another file',
  done: 'Done',
  heading: (kind: ExportKind, days: string): string => `${kindTitles[kind]}, ${days}, days in UTC`,
  days: (from: string, to: string): string => (from === to ? from : `${from} – ${to}`),
  allEqual: (rows: number): string =>
    rows === 0 ? 'Neither has anything on these days.' : 'Both counted the same.',
  someDiffer: (differing: number, rows: number): string =>
    `${formatWhole(differing)} of ${count(rows, { one: 'row differs', other: 'rows differ' })}.`,
  totals: 'In all',
  differences: 'What differs',
  equalRows: 'What is equal',
  showEqual: (rows: number): string => `Show ${count(rows, { one: 'equal row', other: 'equal rows' })}`,
  hideEqual: 'Hide equal rows',
  showMore: (rows: number): string => `Show ${formatWhole(rows)} more`,
  moreRows: (rows: number): string =>
    `${count(rows, { one: 'row is', other: 'rows are' })} left out of the list, and counted in the sums.`,
  ignored: (lines: number): string =>
    `${count(lines, { one: 'line', other: 'lines' })} of the file ${plural(lines, { one: 'was', other: 'were' })} not about answers, or could not be read, and ${plural(lines, { one: 'is', other: 'are' })} left out.`,
  columns: {
    what: 'What',
    row: 'Model and day',
    ours: 'Latchkey',
    theirs: 'OpenAI',
    difference: 'OpenAI has',
  },
  measures: {
    requests: 'Requests',
    inputTokens: 'Input tokens',
    outputTokens: 'Output tokens',
    costNanoUsd: 'Cost',
  },
  allModels: 'All models',
  none: '–',
  equal: 'the same',
  more: (amount: string): string => `${amount} more`,
  less: (amount: string): string => `${amount} less`,
  requestCount: requests,
  tokenCount: (tokens: string): string => `${tokens} tokens`,
  reasons,
  reasonSentences,
  reasonsTitle: 'What the reasons mean',
} as const
