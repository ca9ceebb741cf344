// One immutable record for each request, however it ended, and sums of such records.
import type { Day } from '../day.ts'
import type { FailureCode } from '../failure.ts'
import type { ConversationId, KeyId, MessageId, UsageRecordId } from '../ids.ts'
import type { NanoUsd } from '../money.ts'

export const backends = ['responses', 'chat-completions', 'practice'] as const
export type Backend = (typeof backends)[number]

export const purposes = ['chat', 'title', 'key-test'] as const
export type Purpose = (typeof purposes)[number]

export const costCertainties = ['exact', 'estimated', 'unpriced', 'free'] as const
/** `free` is only for the practice guide. `unpriced` has no cost, which is not a cost of $0. */
export type CostCertainty = (typeof costCertainties)[number]

export const outcomes = ['done', 'stopped', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

/**
 * Tokens as the API bills them. `cachedInputTokens` (read from the cache) and `cacheWriteTokens` (written to
 * it) are separate parts of the input; `reasoningTokens` are part of the output.
 */
export interface TokenCount {
  readonly inputTokens: number
  readonly cachedInputTokens: number
  readonly cacheWriteTokens: number
  readonly outputTokens: number
  readonly reasoningTokens: number
}

export interface UsageRecord extends TokenCount {
  readonly id: UsageRecordId
  readonly atMs: number
  /** The person's own day at `atMs`, in the time zone they were in. */
  readonly localDay: Day
  /** Not a foreign key, like the two below: history outlives keys and conversations. */
  readonly keyId: KeyId | null
  readonly keyFingerprint: string | null
  /** The key's project when the request was made; empty for none. */
  readonly project: string
  /** The server's address; `null` for practice, and for records older than this field. */
  readonly baseUrl: string | null
  readonly conversationId: ConversationId | null
  readonly messageId: MessageId | null
  readonly backend: Backend
  readonly purpose: Purpose
  readonly modelAsked: string
  readonly modelAnswered: string | null
  readonly costNanoUsd: NanoUsd | null
  readonly certainty: CostCertainty
  /** The price's source and date, kept so that later prices never change history. */
  readonly priceSource: string | null
  readonly priceDate: string | null
  readonly outcome: Outcome
  readonly failureCode: FailureCode | null
  readonly timeToFirstTokenMs: number | null
  readonly durationMs: number
  readonly requestId: string | null
  /**
   * The counts that the server reported, if they can't be true, as short JSON: shown, never summed. Such a
   * record's tokens are estimates. `null` if the counts were credible or missing.
   */
  readonly claimedTokens: string | null
}

/** Sums requests to servers; practice is in no sum. */
export interface UsageSum extends TokenCount {
  readonly requests: number
  readonly failedRequests: number
  readonly stoppedRequests: number
  /** Requests whose price is unknown; they are not in `costNanoUsd`. */
  readonly unpricedRequests: number
  /** Requests whose cost is an estimate; they are in `costNanoUsd`. */
  readonly estimatedRequests: number
  /** Requests for which the server reported counts that can't be true. */
  readonly flaggedRequests: number
  readonly costNanoUsd: NanoUsd
  /** The part of `costNanoUsd` that is estimated. */
  readonly estimatedNanoUsd: NanoUsd
}

export const usageSumFields = [
  'requests',
  'failedRequests',
  'stoppedRequests',
  'unpricedRequests',
  'estimatedRequests',
  'flaggedRequests',
  'inputTokens',
  'cachedInputTokens',
  'cacheWriteTokens',
  'outputTokens',
  'reasoningTokens',
  'costNanoUsd',
  'estimatedNanoUsd',
] as const satisfies readonly (keyof UsageSum)[]

/** The sum of no requests. */
export const noUsage: UsageSum = {
  requests: 0,
  failedRequests: 0,
  stoppedRequests: 0,
  unpricedRequests: 0,
  estimatedRequests: 0,
  flaggedRequests: 0,
  inputTokens: 0,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
  costNanoUsd: 0 as NanoUsd, // nothing
  estimatedNanoUsd: 0 as NanoUsd,
}
