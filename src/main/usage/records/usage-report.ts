// Makes the usage record of a request that is over: an answer, a title or a key test. If no server reported
// tokens, those that may be billed are estimated and marked so; a refusal before anything was generated
// counts none.
import { isOpenAiOrigin } from '../../../domain/base-url.ts'
import type { FailureCode } from '../../../domain/failure.ts'
import type { ConversationId, KeyId, MessageId } from '../../../domain/ids.ts'
import type { KeyUse } from '../../../domain/keys/key.ts'
import type { Outcome, Purpose, TokenCount, UsageRecord } from '../../../domain/usage/usage.ts'
import { makeUsageRecord, type RequestFacts } from './ledger.ts'
import type { PriceTokens } from '../prices/prices.ts'
import type { Attempt, AttemptEnd } from '../../openai/attempt.ts'
import type { BackendRequest } from '../../openai/backend.ts'

/** What a request needs to know of a key: never the key itself. */
export interface RequestKey {
  readonly id: KeyId
  /** The person's own name for the key; empty if there is none yet. */
  readonly label: string
  readonly baseUrl: string
  readonly fingerprint: string
  /** The person's project for the key; empty if there is none. */
  readonly project: string
}

/** What is known of one request when it is over. */
export interface RequestReport {
  readonly attempt: Attempt
  readonly purpose: Purpose
  /** `null` for the practice guide. */
  readonly key: RequestKey | null
  readonly atMs: number
  /** `null` if the request was for no message; the same for the conversation. */
  readonly messageId: MessageId | null
  readonly conversationId: ConversationId | null
  readonly request: BackendRequest
  /** The text that came, without what the answer had begun with. */
  readonly text: string
}

export type EstimateTokens = (text: string, modelId: string) => Promise<number>

export interface RecordTools {
  readonly estimateTokens: EstimateTokens
  readonly priceTokens: PriceTokens
}

const noTokens: TokenCount = {
  inputTokens: 0,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
}
// The tier that `auto` chose is not known before the end.
const standardTiers: ReadonlySet<string> = new Set(['default', 'auto'])
// The request had been sent, and what the server did with it is unknown.
const maybeBilled: ReadonlySet<FailureCode> = new Set(['network/reset', 'network/timeout', 'network/stalled'])

const outcomes = { completed: 'done', failed: 'failed', aborted: 'stopped' } as const satisfies Record<
  AttemptEnd['kind'],
  Outcome
>

export async function writeRecord(
  report: RequestReport,
  { estimateTokens, priceTokens }: RecordTools,
): Promise<UsageRecord> {
  const { attempt, purpose, key, request } = report
  const { end } = attempt
  // Some servers report 0 if they don't count.
  const reported = end.tokens?.outputTokens === 0 && report.text !== '' ? null : end.tokens
  const isRefusal = end.kind === 'failed' && !end.isAccepted && !maybeBilled.has(end.failure.code)
  const tokens =
    reported ?? (isRefusal ? noTokens : await estimateExchange(request, report.text, estimateTokens))
  const facts: RequestFacts = {
    atMs: report.atMs,
    keyId: key?.id ?? null,
    keyFingerprint: key?.fingerprint ?? null,
    project: key?.project ?? '',
    baseUrl: key?.baseUrl ?? null,
    conversationId: report.conversationId,
    messageId: report.messageId,
    backend: attempt.backend,
    purpose,
    modelAsked: request.modelId,
    modelAnswered: end.modelAnswered,
    tokens,
    tokensAre: reported !== null || isRefusal ? 'reported' : 'estimated',
    isOpenAi: key !== null && isOpenAiOrigin(key.baseUrl),
    isAtStandardPrice: end.serviceTier === null || standardTiers.has(end.serviceTier),
    outcome: outcomes[end.kind],
    failureCode: end.kind === 'failed' ? end.failure.code : null,
    timeToFirstTokenMs: attempt.timeToFirstTokenMs,
    durationMs: attempt.durationMs,
    requestId: end.requestId,
    claimedTokens: end.claimedTokens,
  }
  return makeUsageRecord(facts, priceTokens)
}

/** Estimates the tokens of a request and its answer from their texts. */
export async function estimateExchange(
  request: BackendRequest,
  text: string,
  estimateTokens: EstimateTokens,
): Promise<TokenCount> {
  let inputTokens = await estimateTokens(request.instructions ?? '', request.modelId)
  for (const message of request.messages) inputTokens += await estimateTokens(message.text, request.modelId)
  return { ...noTokens, inputTokens, outputTokens: await estimateTokens(text, request.modelId) }
}

/**
 * Returns what an attempt says about its key, or `null` if it was stopped before the server showed whether
 * the key works.
 */
export function readKeyUse({ end, timeToFirstTokenMs }: Attempt, atMs: number): KeyUse | null {
  if (end.kind === 'aborted' && timeToFirstTokenMs === null) return null
  return { atMs, failureCode: end.kind === 'failed' ? end.failure.code : null }
}
