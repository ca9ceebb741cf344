// Reads usage records for a comparison with an OpenAI export: oldest first, in slices. Requests to other
// servers are included: if they were left out here, one slice could take as long as all records together.
import type { NanoUsd } from '../../../domain/money.ts'
import type { UsageRecordId } from '../../../domain/ids.ts'
import type { Backend, CostCertainty, Outcome } from '../../../domain/usage/usage.ts'
import type { Connection } from '../connection.ts'

export interface ReconcileRecord {
  readonly id: UsageRecordId
  readonly atMs: number
  /** The model that answered; the one that was asked if none did. */
  readonly modelId: string
  readonly backend: Backend
  readonly baseUrl: string | null
  readonly outcome: Outcome
  readonly inputTokens: number
  readonly outputTokens: number
  readonly costNanoUsd: NanoUsd | null
  readonly certainty: CostCertainty
}

interface ReconcileSlice {
  /** The last record of the slice before; for the first slice a time and an empty id. */
  readonly after: { readonly atMs: number; readonly id: string }
  /** `atMs < toMs`. */
  readonly toMs: number
  readonly limit: number
}

export interface ReconcileQueries {
  readRecords(slice: ReconcileSlice): readonly ReconcileRecord[]
}

interface SliceRow {
  readonly afterMs: number
  readonly afterId: string
  readonly toMs: number
  readonly limit: number
}

export const reconcileSql = {
  readRecords: `
    SELECT id, at_ms AS atMs, coalesce(model_answered, model_asked) AS modelId, backend, base_url AS baseUrl,
      outcome, input_tokens AS inputTokens, output_tokens AS outputTokens, cost_nano_usd AS costNanoUsd, certainty
    FROM usage_record
    WHERE at_ms < @toMs AND (at_ms, id) > (@afterMs, @afterId)
    ORDER BY at_ms, id LIMIT @limit`,
} as const

export function prepareReconcile(db: Connection): ReconcileQueries {
  const readRecords = db.prepare<[SliceRow], ReconcileRecord>(reconcileSql.readRecords)
  return {
    readRecords: ({ after, toMs, limit }) =>
      readRecords.all({ afterMs: after.atMs, afterId: after.id, toMs, limit }),
  }
}
