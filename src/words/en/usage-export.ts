// The words of exporting usage, in English.
import type { ExportFormat } from '../../domain/usage/export.ts'
import type { RecordKind } from '../../domain/usage/history.ts'
import { count } from '../format.ts'

const requests = (total: number): string => count(total, { one: 'request', other: 'requests' })

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

export const usageExport = {
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
