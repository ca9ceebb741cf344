// A record of one request as a test describes it: what it leaves out is usual.
import { dayOf } from '../../src/domain/day.ts'
import type { UsageRecordId } from '../../src/domain/ids.ts'
import { openAiBaseUrl } from '../../src/domain/chat/model.ts'
import type { NanoUsd } from '../../src/domain/money.ts'
import type { UsageRecord } from '../../src/domain/usage/usage.ts'
import { newId } from '../../src/main/store/new-id.ts'

export type SeededRecord = Partial<Omit<UsageRecord, 'costNanoUsd'>> & {
  readonly atMs: number
  /** `null` if the price is unknown. */
  readonly costUsd?: number | null
}

export const makeSeededRecord = ({ costUsd = 0.01, ...over }: SeededRecord): UsageRecord => ({
  id: newId<UsageRecordId>(),
  localDay: dayOf(over.atMs, 'local'),
  keyId: null,
  keyFingerprint: null,
  project: '',
  baseUrl: openAiBaseUrl,
  conversationId: null,
  messageId: null,
  backend: 'responses',
  purpose: 'chat',
  modelAsked: 'gpt-6-luna',
  modelAnswered: null,
  inputTokens: 1_200,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 400,
  reasoningTokens: 0,
  // An amount for a test; Math.round makes it whole.
  costNanoUsd: costUsd === null ? null : (Math.round(costUsd * 1_000_000_000) as NanoUsd),
  certainty: costUsd === null ? 'unpriced' : 'exact',
  priceSource: costUsd === null ? null : 'genai-prices',
  priceDate: costUsd === null ? null : '2026-10-01',
  outcome: 'done',
  failureCode: null,
  timeToFirstTokenMs: 420,
  durationMs: 3_200,
  requestId: null,
  claimedTokens: null,
  ...over,
})
