// The words of exporting usage, and of comparing it with an export of OpenAI's, in English.
import type { DifferenceReason, ExportKind } from '../../domain/usage/reconciliation.ts'
import type { ExportFormat } from '../../domain/usage/export.ts'
import type { RecordKind } from '../../domain/usage/history.ts'
import { count } from './count.ts'

const requests = (total: number): string => count(total, 'request', 'requests')

const kinds: Record<RecordKind, string> = {
  all: 'All requests',
  failed: 'Requests that failed',
  stopped: 'Requests that were stopped',
  unpriced: 'Requests without a price',
  estimated: 'Requests with an estimated cost',
  flagged: 'Requests with token counts that can’t be true',
}

const formats: Record<ExportFormat, string> = { csv: 'CSV', json: 'JSON' }

const formatSentences: Record<ExportFormat, string> = {
  csv: 'For spreadsheets. Text that a spreadsheet could take for a formula gets an apostrophe in front.',
  json: 'For programs. Everything stands in it exactly as it was recorded.',
}

export const exportInEnglish = {
  title: 'Export what is shown',
  sentence:
    'Each request in a line of its own, with its tokens, its cost, and how sure that cost is. No key is in it.',
  what: 'What is exported',
  days: (from: string, to: string): string => (from === to ? from : `${from} – ${to}`),
  allTime: 'All time',
  inUtc: 'days in UTC',
  kinds,
  format: 'Format',
  formats,
  formatSentences,
  start: 'Choose a file…',
  asking: 'Choose where to save the file.',
  begun: 'Exporting',
  progress: (written: string, total: string): string => `${written} of ${total} requests`,
  cancel: 'Cancel',
  cancelled: 'The export was cancelled. Nothing is left of it.',
  done: (total: number): string =>
    total === 0 ? 'There was no such request: the file is empty.' : `${requests(total)} exported.`,
  close: 'Done',
  hide: 'Go on in the background',
} as const

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

export const reconcileInEnglish = {
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
    `${differing.toLocaleString('en-US')} of ${count(rows, 'row differs', 'rows differ')}.`,
  totals: 'In all',
  differences: 'What differs',
  equalRows: 'What is equal',
  showEqual: (rows: number): string => `Show ${count(rows, 'equal row', 'equal rows')}`,
  hideEqual: 'Hide equal rows',
  showMore: (rows: number): string => `Show ${rows.toLocaleString('en-US')} more`,
  moreRows: (rows: number): string =>
    `${count(rows, 'row is', 'rows are')} left out of the list, and counted in the sums.`,
  ignored: (lines: number): string =>
    `${count(lines, 'line', 'lines')} of the file ${lines === 1 ? 'was' : 'were'} not about answers, or could not be read, and ${lines === 1 ? 'is' : 'are'} left out.`,
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
