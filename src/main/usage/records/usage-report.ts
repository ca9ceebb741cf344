// From one request that is over to its usage record: of an answer, a title or a key test. Tokens that no server
// reported are estimated where they may be billed, and said to be; a refusal before anything was generated
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

/** What of a key a request needs to know: never the key itself. */
export interface RequestKey {
  readonly id: KeyId
  /** The person's own name for it; empty: none yet. */
  readonly label: string
  readonly baseUrl: string
  readonly fingerprint: string
  /** The person's own word for what it is for; empty: none. */
  readonly project: string
}

/** What is known of one request when it is over. */
export interface RequestReport {
  readonly attempt: Attempt
  readonly purpose: Purpose
  /** `null`: the practice guide was asked. */
  readonly key: RequestKey | null
  readonly atMs: number
  /** `null`, like the conversation: it was for none. */
  readonly messageId: MessageId | null
  readonly conversationId: ConversationId | null
  readonly request: BackendRequest
  /** What came; not what an answer had begun with before. */
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
// What `auto` came to isn't said before the end.
const standardTiers: ReadonlySet<string> = new Set(['default', 'auto'])
// The request had gone out, and what became of it there is unknown.
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
  // Some servers say 0 when they don't count.
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

/** What a request and its answer count to, as far as can be told from their words. */
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
 * What an attempt says of its key; `null`: nothing, since it was stopped before anybody knew whether the key
 * would do.
 */
export function readKeyUse({ end, timeToFirstTokenMs }: Attempt, atMs: number): KeyUse | null {
  if (end.kind === 'aborted' && timeToFirstTokenMs === null) return null
  return { atMs, failureCode: end.kind === 'failed' ? end.failure.code : null }
}
