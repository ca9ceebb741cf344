// What the queries on usage have in common: the columns to narrow and group by, and the sums.
import type { Calendar, Day, DaySpan } from '../../../domain/day.ts'
import { startOfDayMs } from '../../../domain/day.ts'
import type { Grouping, RecordKind, UsageFilter } from '../../../domain/usage/history.ts'
import { usageSumFields, type UsageSum } from '../../../domain/usage/usage.ts'

export interface UsageQuestion {
  readonly calendar: Calendar
  /** Includes both days; `null` means all time. */
  readonly span: DaySpan | null
  readonly filter: UsageFilter | null
}

/** `answered` are the records whose answer came to its end. */
export type CountedKind = RecordKind | 'answered'

export type RollUp = 'usage_day' | 'usage_model_day' | 'usage_conversation_day'

/** The group's id; empty for none. */
export interface GroupSum extends UsageSum {
  readonly id: string
}

export interface DaySum extends GroupSum {
  readonly day: Day
}

export const rollUpColumns: Record<Grouping, string> = {
  model: 'model_id',
  key: 'key_id',
  project: 'project',
  conversation: 'conversation_id',
  purpose: 'purpose',
}

const recordColumns: Record<Grouping, string> = { ...rollUpColumns, model: 'model_asked' }

const columnsBySum: Record<keyof UsageSum, readonly [rollUp: string, ofRecord: string]> = {
  requests: ['requests', '1'],
  failedRequests: ['failed_requests', `outcome = 'failed'`],
  stoppedRequests: ['stopped_requests', `outcome = 'stopped'`],
  unpricedRequests: ['unpriced_requests', `certainty = 'unpriced'`],
  estimatedRequests: ['estimated_requests', `certainty = 'estimated'`],
  flaggedRequests: ['flagged_requests', 'claimed_tokens IS NOT NULL'],
  inputTokens: ['input_tokens', 'input_tokens'],
  cachedInputTokens: ['cached_input_tokens', 'cached_input_tokens'],
  cacheWriteTokens: ['cache_write_tokens', 'cache_write_tokens'],
  outputTokens: ['output_tokens', 'output_tokens'],
  reasoningTokens: ['reasoning_tokens', 'reasoning_tokens'],
  costNanoUsd: ['cost_nano_usd', 'cost_nano_usd'],
  estimatedNanoUsd: ['estimated_nano_usd', `iif(certainty = 'estimated', cost_nano_usd, 0)`],
}

export const sumColumns = usageSumFields.map((field) => columnsBySum[field][0]).join(', ')
const addUp = (at: 0 | 1) =>
  usageSumFields.map((field) => `coalesce(sum(${columnsBySum[field][at]}), 0) AS ${field}`).join(', ')
export const rollUpSums = addUp(0)
/** Sums for groups. A group has at least one row, so no sum is null. */
export const rollUpGroupSums = usageSumFields
  .map((field) => `sum(${columnsBySum[field][0]}) AS ${field}`)
  .join(', ')
export const recordSums = addUp(1)

/** For a roll-up's row: how many of its requests are of this kind. */
export const rollUpCounts: Record<CountedKind, string> = {
  all: 'requests',
  answered: '(requests - failed_requests - stopped_requests)',
  failed: 'failed_requests',
  stopped: 'stopped_requests',
  unpriced: 'unpriced_requests',
  estimated: 'estimated_requests',
  flagged: 'flagged_requests',
}

/** For a record: the condition for this kind. */
export const recordKindConditions: Record<CountedKind, string> = {
  all: 'TRUE',
  answered: `outcome = 'done'`,
  failed: columnsBySum.failedRequests[1],
  stopped: columnsBySum.stoppedRequests[1],
  unpriced: columnsBySum.unpricedRequests[1],
  estimated: columnsBySum.estimatedRequests[1],
  flagged: columnsBySum.flaggedRequests[1],
}

export const recordDay: Record<Calendar, string> = {
  local: 'local_day',
  utc: `strftime('%Y-%m-%d', at_ms / 1000, 'unixepoch')`,
}

/** A group's id as in the roll-up: empty for none. */
export const recordGroup = (by: Grouping): string => `coalesce(${recordColumns[by]}, '')`

/** Bind with `id`. */
export const narrowRollUp = (by: Grouping | null): string =>
  by === null ? '' : `AND ${rollUpColumns[by]} = @id`
/** Bind with `recordId`. It comes first, so that SQLite uses the index that begins with this column. */
export const narrowRecords = (by: Grouping | null): string =>
  by === null ? '' : `${recordColumns[by]} IS @recordId AND`

const indexed: readonly (Grouping | null)[] = ['model', 'key', 'conversation']
/** The condition if an index begins with this column, so that the index alone is read. */
export const narrowRecordIndex = (by: Grouping | null): string =>
  indexed.includes(by) ? narrowRecords(by) : ''
/** Returns true if an index has exactly these records, one after the other. */
export const isIndexed = (by: Grouping | null): boolean => by === null || indexed.includes(by)

/** Returns the roll-up with these sums by day, or `null` if there is none. */
export function chooseRollUp(filter: UsageFilter | null, by: Grouping | null): RollUp | null {
  const asked = [by, filter?.by ?? null]
  if (asked.every((one) => one === 'model' || one === null)) return 'usage_model_day'
  if (!asked.includes('conversation')) return 'usage_day'
  const isAnswerable = asked.every((one) => one === 'conversation' || one === null)
  return isAnswerable ? 'usage_conversation_day' : null
}

/** Texts before and after every real day. */
const firstDay = '0000-00-00'
const lastDay = '9999-99-99'

export interface DayBounds {
  readonly fromDay: string
  readonly toDay: string
}

export const dayBounds = (span: DaySpan | null): DayBounds => span ?? { fromDay: firstDay, toDay: lastDay }

export interface RecordBounds extends DayBounds {
  /** `fromMs <= atMs < toMs` */
  readonly fromMs: number
  readonly toMs: number
}

export const msPerDay = 86_400_000
/** A day can be in the year 9999 at the latest. */
const endOfDaysMs = Date.UTC(10_000, 0, 1)

const hourMs = 3_600_000
/** How far time zones are ahead of UTC and behind it. */
const farthestZonesMs = [14 * hourMs, 12 * hourMs] as const

/** Bounds that contain the span in every time zone. */
export function recordBounds({ calendar, span }: Pick<UsageQuestion, 'calendar' | 'span'>): RecordBounds {
  if (!span) return { ...dayBounds(null), fromMs: 0, toMs: endOfDaysMs }
  const [aheadMs, behindMs] = calendar === 'local' ? farthestZonesMs : [0, 0]
  return {
    ...dayBounds(calendar === 'local' ? span : null),
    fromMs: startOfDayMs(span.fromDay, 'utc') - aheadMs,
    toMs: startOfDayMs(span.toDay, 'utc') + msPerDay + behindMs,
  }
}

export const boundId = (filter: UsageFilter | null) =>
  filter ? { id: filter.id, recordId: filter.id === '' && canBeNone(filter.by) ? null : filter.id } : {}

const canBeNone = (by: Grouping): boolean => by === 'key' || by === 'conversation'
