// One immutable record per request, whatever became of it, and sums over such records.
import type { FailureCode } from './failure.ts'
import type { ConversationId, KeyId, MessageId, UsageRecordId } from './ids.ts'
import type { NanoUsd } from './money.ts'

export const backends = ['responses', 'chat-completions', 'practice'] as const
export type Backend = (typeof backends)[number]

export const purposes = ['chat', 'title', 'key-test'] as const
export type Purpose = (typeof purposes)[number]

export const costCertainties = ['exact', 'estimated', 'unpriced', 'free'] as const
/** `free` is the practice guide's alone. `unpriced` has no cost, which is not a cost of $0. */
export type CostCertainty = (typeof costCertainties)[number]

export const outcomes = ['done', 'stopped', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

/** Tokens as the API bills them: `cachedInputTokens` are part of the input, `reasoningTokens` of the output. */
export interface TokenCount {
  readonly inputTokens: number
  readonly cachedInputTokens: number
  readonly outputTokens: number
  readonly reasoningTokens: number
}

export interface UsageRecord extends TokenCount {
  readonly id: UsageRecordId
  readonly atMs: number
  /** Not a foreign key, like the two below: history outlives keys and conversations. */
  readonly keyId: KeyId | null
  readonly keyFingerprint: string | null
  readonly conversationId: ConversationId | null
  readonly messageId: MessageId | null
  readonly backend: Backend
  readonly purpose: Purpose
  readonly modelAsked: string
  readonly modelAnswered: string | null
  readonly costNanoUsd: NanoUsd | null
  readonly certainty: CostCertainty
  /** Where the price came from and its date, kept so that later prices never rewrite history. */
  readonly priceSource: string | null
  readonly priceDate: string | null
  readonly outcome: Outcome
  readonly failureCode: FailureCode | null
  readonly timeToFirstTokenMs: number | null
  readonly durationMs: number
  readonly requestId: string | null
}

export interface UsageSum {
  readonly requests: number
  readonly failedRequests: number
  /** Requests whose price is unknown; they are not in `costNanoUsd`. */
  readonly unpricedRequests: number
  /** Requests whose cost is an estimate; they are in `costNanoUsd`. */
  readonly estimatedRequests: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly costNanoUsd: NanoUsd
}
