// The columns of an export, under the same names in both formats: all that is known of a record except the
// key's fingerprint, which tells a person nothing and could show that two files are about the same key.
import { dayOf } from '../../../domain/day.ts'
import type { TitledRecord } from '../../../domain/usage/history.ts'
import { nanoUsdPerUsd, type NanoUsd } from '../../../domain/money.ts'

export interface ExportedRecord extends TitledRecord {
  /** The label of the key that was used; `null` if there was none, or if it is no longer listed. */
  readonly keyLabel: string | null
}

/** `null` means unknown or none. It is never written as 0. */
export type Cell = string | number | null

type Column = readonly [name: string, read: (record: ExportedRecord) => Cell]

export const columns: readonly Column[] = [
  ['id', (record) => record.id],
  ['time_utc', (record) => new Date(record.atMs).toISOString()],
  ['day_local', (record) => record.localDay],
  ['day_utc', (record) => dayOf(record.atMs, 'utc')],
  ['purpose', (record) => record.purpose],
  ['outcome', (record) => record.outcome],
  ['failure_code', (record) => record.failureCode],
  ['model_asked', (record) => record.modelAsked],
  ['model_answered', (record) => record.modelAnswered],
  ['input_tokens', (record) => record.inputTokens],
  ['cached_input_tokens', (record) => record.cachedInputTokens],
  ['cache_write_tokens', (record) => record.cacheWriteTokens],
  ['output_tokens', (record) => record.outputTokens],
  ['reasoning_tokens', (record) => record.reasoningTokens],
  ['claimed_tokens', (record) => record.claimedTokens],
  ['cost_usd', ({ costNanoUsd }) => (costNanoUsd === null ? null : writeExactUsd(costNanoUsd))],
  ['cost_nano_usd', (record) => record.costNanoUsd],
  ['certainty', (record) => record.certainty],
  ['price_source', (record) => record.priceSource],
  ['price_date', (record) => record.priceDate],
  ['key_label', (record) => record.keyLabel],
  ['key_id', (record) => record.keyId],
  ['project', (record) => record.project],
  ['base_url', (record) => record.baseUrl],
  ['backend', (record) => record.backend],
  ['conversation_title', (record) => record.conversationTitle],
  ['conversation_id', (record) => record.conversationId],
  ['message_id', (record) => record.messageId],
  ['time_to_first_token_ms', (record) => record.timeToFirstTokenMs],
  ['duration_ms', (record) => record.durationMs],
  ['request_id', (record) => record.requestId],
]

const fractionDigits = 9

export function writeExactUsd(amount: NanoUsd): string {
  const size = Math.abs(amount)
  const fraction = String(size % nanoUsdPerUsd)
    .padStart(fractionDigits, '0')
    .replace(/0+$/u, '')
  const whole = Math.floor(size / nanoUsdPerUsd)
  return `${amount < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
