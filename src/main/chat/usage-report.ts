// From one request that is over to its usage record. Tokens that no server reported are estimated where they
// may be billed, and said to be; a refusal before anything was generated counts none.
import { isOpenAiOrigin } from '../../domain/base-url.ts'
import type { FailureCode } from '../../domain/failure.ts'
import type { Outcome, TokenCount, UsageRecord } from '../../domain/usage.ts'
import { makeUsageRecord } from '../usage/ledger.ts'
import type { AttemptEnd } from './attempt.ts'
import type { BackendRequest } from './backend.ts'
import type { RequestReport } from './run.ts'

export type EstimateTokens = (text: string, modelId: string) => Promise<number>

const noTokens: TokenCount = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, reasoningTokens: 0 }
// The request had gone out, and what became of it there is unknown.
const maybeBilled: ReadonlySet<FailureCode> = new Set(['network/reset', 'network/timeout', 'network/stalled'])

const outcomes = { completed: 'done', failed: 'failed', aborted: 'stopped' } as const satisfies Record<
  AttemptEnd['kind'],
  Outcome
>

export async function writeRecord(
  report: RequestReport,
  estimateTokens: EstimateTokens,
): Promise<UsageRecord> {
  const { attempt, key, request } = report
  const { end } = attempt
  const told = end.kind === 'aborted' ? null : end.tokens
  // Some servers say 0 when they don't count.
  const reported = told?.outputTokens === 0 && report.text !== '' ? null : told
  const isRefusal = end.kind === 'failed' && !end.isAccepted && !maybeBilled.has(end.failure.code)
  const tokens =
    reported ?? (isRefusal ? noTokens : await estimateExchange(request, report.text, estimateTokens))
  return makeUsageRecord({
    atMs: report.atMs,
    keyId: key?.id ?? null,
    keyFingerprint: key?.fingerprint ?? null,
    conversationId: report.conversationId,
    messageId: report.messageId,
    backend: attempt.backend,
    purpose: 'chat',
    modelAsked: request.modelId,
    modelAnswered: end.kind === 'aborted' ? null : end.modelAnswered,
    tokens,
    tokensAre: reported !== null || isRefusal ? 'reported' : 'estimated',
    isOpenAi: key !== null && isOpenAiOrigin(key.baseUrl),
    outcome: outcomes[end.kind],
    failureCode: end.kind === 'failed' ? end.failure.code : null,
    timeToFirstTokenMs: attempt.timeToFirstTokenMs,
    durationMs: attempt.durationMs,
    requestId: end.kind === 'aborted' ? null : end.requestId,
  })
}

/** What a request and its answer count to, as far as can be told from their words. */
export async function estimateExchange(
  request: BackendRequest,
  text: string,
  estimateTokens: EstimateTokens,
): Promise<TokenCount> {
  let inputTokens = 0
  for (const message of request.messages) inputTokens += await estimateTokens(message.text, request.modelId)
  return { ...noTokens, inputTokens, outputTokens: await estimateTokens(text, request.modelId) }
}
