// Queries on usage records, which are written once and then only read.
import { dayOf, startOfDayMs } from '../../../domain/day.ts'
import type { UsageRecordId } from '../../../domain/ids.ts'
import type { Grouping, RecordPage, TitledRecord } from '../../../domain/usage/history.ts'
import type { UsageRecord } from '../../../domain/usage/usage.ts'
import type { Connection } from '../connection.ts'
import { createPrepareOnce } from '../prepare-once.ts'
import { prepareUsageDays, type UsageDayQueries } from './day-queries.ts'
import {
  boundId,
  isIndexed,
  msPerDay,
  narrowRecordIndex,
  narrowRecords,
  recordBounds,
  recordKindConditions,
  type CountedKind,
  type UsageQuestion,
} from './usage-sql.ts'

export interface RecordQuestion extends UsageQuestion {
  readonly kind: CountedKind
}

export interface RecordPageQuestion extends RecordQuestion {
  readonly limit: number
  /** The last record of the page before. */
  readonly before: UsageRecordId | null
}

export interface UsageRecordQueries {
  insert(record: UsageRecord): void
  /**
   * Returns a page, newest first; practice is included only for all kinds without a filter. The work is
   * bounded, so a page can be short or empty without being the last.
   */
  list(page: RecordPageQuestion): RecordPage<TitledRecord>
  /** Counts the records that `list` returns in all its pages. Reads the roll-up's rows of the span. */
  count(question: RecordQuestion): number
}

const columnsByField: { readonly [Field in keyof UsageRecord]: string } = {
  id: 'id',
  atMs: 'at_ms',
  localDay: 'local_day',
  keyId: 'key_id',
  keyFingerprint: 'key_fingerprint',
  project: 'project',
  baseUrl: 'base_url',
  conversationId: 'conversation_id',
  messageId: 'message_id',
  backend: 'backend',
  purpose: 'purpose',
  modelAsked: 'model_asked',
  modelAnswered: 'model_answered',
  inputTokens: 'input_tokens',
  cachedInputTokens: 'cached_input_tokens',
  cacheWriteTokens: 'cache_write_tokens',
  outputTokens: 'output_tokens',
  reasoningTokens: 'reasoning_tokens',
  costNanoUsd: 'cost_nano_usd',
  certainty: 'certainty',
  priceSource: 'price_source',
  priceDate: 'price_date',
  outcome: 'outcome',
  failureCode: 'failure_code',
  timeToFirstTokenMs: 'time_to_first_token_ms',
  durationMs: 'duration_ms',
  requestId: 'request_id',
  claimedTokens: 'claimed_tokens',
}

const fields = Object.keys(columnsByField)
const columns = Object.entries(columnsByField)
  .map(([field, column]) => `${column} AS ${field}`)
  .join(', ')

type By = Grouping | null

const within = '(at_ms, id) >= (@fromMs, @from) AND (at_ms, id) < (@beforeMs, @before)'

export const usageRecordSql = {
  insert: `INSERT INTO usage_record (${Object.values(columnsByField).join(', ')})
    VALUES (${fields.map((field) => `@${field}`).join(', ')})`,
  findTime: 'SELECT at_ms FROM usage_record WHERE id = ?',
  lookAhead: (by: By): string => `SELECT at_ms AS atMs, id FROM usage_record
    WHERE ${narrowRecordIndex(by)} ${within} ORDER BY at_ms DESC, id DESC LIMIT @limit`,
  list: (by: By, kind: CountedKind, withPractice: boolean): string => `SELECT ${columns},
      (SELECT title FROM conversation WHERE conversation.id = conversation_id AND deleted_at_ms IS NULL)
        AS conversationTitle
    FROM usage_record WHERE ${narrowRecords(by)} ${within} AND local_day BETWEEN @fromDay AND @toDay
      AND ${recordKindConditions[kind]} ${withPractice ? '' : `AND backend <> 'practice'`}
    ORDER BY at_ms DESC, id DESC LIMIT @limit`,
  countPractice: `SELECT count(*) FROM usage_record WHERE backend = 'practice'
    AND at_ms >= @fromMs AND at_ms < @toMs AND local_day BETWEEN @fromDay AND @toDay`,
} as const

/** `from` and `before` are ids; an empty id comes before all of its millisecond. */
interface Range {
  readonly fromMs: number
  readonly from: string
  readonly beforeMs: number
  readonly before: string
}

// One call reads at most so many records, which takes some milliseconds; a day counts as `leastForDay` of
// them at least, since going to it takes time too.
const mostLookedAt = 4_000
const leastForDay = 40

const includesPractice = ({ kind, filter }: RecordQuestion): boolean => kind === 'all' && !filter

export function prepareUsageRecords(
  db: Connection,
  days: Pick<UsageDayQueries, 'count' | 'findLastUtcDay'> = prepareUsageDays(db),
): UsageRecordQueries {
  const insert = db.prepare<[UsageRecord]>(usageRecordSql.insert)
  const findTime = db.prepare<[UsageRecordId], number>(usageRecordSql.findTime).pluck()
  const prepare = createPrepareOnce(db)

  /** Returns the rest of the span that comes next; `null` if nothing is left. */
  function findRange(question: RecordPageQuestion): Range | null {
    const { fromMs, toMs } = recordBounds(question)
    const all = { fromMs, from: '', beforeMs: toMs, before: '' }
    if (question.before === null) return all
    const beforeMs = findTime.get(question.before)
    if (beforeMs === undefined) return null
    return beforeMs < toMs ? { ...all, beforeMs, before: question.before } : all
  }

  /** Narrows the range to the newest UTC day that has matching records by the roll-up. */
  function findDay({ filter, kind }: RecordQuestion, range: Range): Range | null {
    const lastMs = range.beforeMs - (range.before === '' ? 1 : 0)
    const day = days.findLastUtcDay(filter, kind, dayOf(lastMs, 'utc'))
    if (day === null) return null
    const startMs = startOfDayMs(day, 'utc')
    if (startMs + msPerDay <= range.fromMs) return null
    const isCut = range.beforeMs <= startMs + msPerDay
    return {
      ...(isCut ? range : { beforeMs: startMs + msPerDay, before: '' }),
      fromMs: Math.max(startMs, range.fromMs),
      from: '',
    }
  }

  function list(question: RecordPageQuestion): RecordPage<TitledRecord> {
    const { filter, kind, limit } = question
    const by = filter?.by ?? null
    const isDense = kind === 'all' && isIndexed(by)
    const lookAhead = prepare<{ atMs: number; id: UsageRecordId }>(usageRecordSql.lookAhead(by))
    const find = prepare<TitledRecord>(usageRecordSql.list(by, kind, includesPractice(question)))
    const asked = { ...recordBounds(question), ...boundId(filter) }
    const records: TitledRecord[] = []
    let left = mostLookedAt
    for (let rest = findRange(question); rest;) {
      const range: Range | null = isDense ? rest : findDay(question, rest)
      if (!range) break
      const seen = lookAhead.all({ ...asked, ...range, limit: left })
      const last = seen.at(-1)
      if (last) {
        const reached = { ...range, fromMs: last.atMs, from: last.id }
        records.push(...find.all({ ...asked, ...reached, limit: limit + 1 - records.length }))
        if (records.length > limit)
          return { records: records.slice(0, limit), next: records[limit - 1]?.id ?? null }
        left -= Math.max(seen.length, leastForDay)
        if (left <= 0) return { records, next: last.id }
      }
      // A span of local days begins within a UTC day; the rest of that day isn't asked for.
      const isOver = isDense || range.fromMs <= rest.fromMs
      rest = isOver ? null : { ...rest, beforeMs: range.fromMs, before: '' }
    }
    return { records, next: null }
  }

  return {
    insert(record) {
      insert.run(record)
    },
    list,
    count(question) {
      const counted = days.count(question, question.kind)
      if (!includesPractice(question)) return counted
      const practice = prepare<number>(usageRecordSql.countPractice).pluck()
      return counted + (practice.get(recordBounds(question)) ?? 0)
    },
  }
}
