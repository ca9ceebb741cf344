// Queries on usage records, which are written once and only read after. Sums are of integers and so exact;
// a request without a price is counted apart, never as $0.
import type { KeyId, UsageRecordId } from '../../domain/ids.ts'
import type { UsageRecord, UsageSum } from '../../domain/usage.ts'
import type { Connection } from './connection.ts'

/** `fromMs <= atMs < toMs`. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

export interface UsageRecordPage extends Span {
  readonly limit: number
  /** The last one of the page before. */
  readonly before: UsageRecordId | null
}

export interface UsageRecordQueries {
  insert(record: UsageRecord): void
  /** Practice is left out. */
  sum(span: Span): UsageSum
  /** For each model asked, dearest first. Practice is left out. */
  sumByModel(span: Span): (UsageSum & { modelId: string })[]
  /** For each key that was asked with, dearest first. What was asked without one, as practice, is left out. */
  sumByKey(span: Span): (UsageSum & { keyId: KeyId })[]
  /** Newest first, practice included. */
  list(page: UsageRecordPage): UsageRecord[]
}

interface NextPage {
  readonly fromMs: number
  readonly limit: number
  readonly before: UsageRecordId
  readonly beforeMs: number
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

const sums = `
  count(*) AS requests,
  count(*) FILTER (WHERE outcome = 'failed') AS failedRequests,
  count(*) FILTER (WHERE certainty = 'unpriced') AS unpricedRequests,
  count(*) FILTER (WHERE certainty = 'estimated') AS estimatedRequests,
  coalesce(sum(input_tokens), 0) AS inputTokens,
  coalesce(sum(output_tokens), 0) AS outputTokens,
  coalesce(sum(cost_nano_usd), 0) AS costNanoUsd`

const within = 'at_ms >= @fromMs AND at_ms < @toMs'

export const usageRecordSql = {
  insert: `INSERT INTO usage_record (${Object.values(columnsByField).join(', ')})
    VALUES (${fields.map((field) => `@${field}`).join(', ')})`,
  sum: `SELECT ${sums} FROM usage_record WHERE ${within} AND backend <> 'practice'`,
  sumByModel: `SELECT model_asked AS modelId, ${sums} FROM usage_record
    WHERE ${within} AND backend <> 'practice'
    GROUP BY model_asked ORDER BY costNanoUsd DESC, requests DESC, model_asked`,
  sumByKey: `SELECT key_id AS keyId, ${sums} FROM usage_record
    WHERE ${within} AND key_id IS NOT NULL
    GROUP BY key_id ORDER BY costNanoUsd DESC, requests DESC, key_id`,
  listFirst: `SELECT ${columns} FROM usage_record WHERE ${within} ORDER BY at_ms DESC, id DESC LIMIT @limit`,
  listNext: `SELECT ${columns} FROM usage_record
    WHERE at_ms >= @fromMs AND (at_ms, id) < (@beforeMs, @before)
    ORDER BY at_ms DESC, id DESC LIMIT @limit`,
  findTime: 'SELECT at_ms FROM usage_record WHERE id = ?',
} as const

export function prepareUsageRecords(db: Connection): UsageRecordQueries {
  const insert = db.prepare<[UsageRecord]>(usageRecordSql.insert)
  const sum = db.prepare<[Span], UsageSum>(usageRecordSql.sum)
  const sumByModel = db.prepare<[Span], UsageSum & { modelId: string }>(usageRecordSql.sumByModel)
  const sumByKey = db.prepare<[Span], UsageSum & { keyId: KeyId }>(usageRecordSql.sumByKey)
  const listFirst = db.prepare<[Span & { limit: number }], UsageRecord>(usageRecordSql.listFirst)
  const listNext = db.prepare<[NextPage], UsageRecord>(usageRecordSql.listNext)
  const findTime = db.prepare<[UsageRecordId], number>(usageRecordSql.findTime).pluck()

  return {
    insert(record) {
      insert.run(record)
    },
    sum: (span) => sum.get(span) ?? noRow(),
    sumByModel: (span) => sumByModel.all(span),
    sumByKey: (span) => sumByKey.all(span),
    list({ fromMs, toMs, limit, before }) {
      const beforeMs = before === null ? undefined : findTime.get(before)
      if (before === null || (beforeMs !== undefined && beforeMs >= toMs)) {
        return listFirst.all({ fromMs, toMs, limit })
      }
      return beforeMs === undefined ? [] : listNext.all({ fromMs, limit, before, beforeMs })
    },
  }
}

function noRow(): never {
  throw new Error('an aggregate without GROUP BY always answers one row')
}
