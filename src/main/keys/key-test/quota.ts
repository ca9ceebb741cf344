// The paid step of a key test: the smallest request that shows whether the key has credit. It is priced
// before it is sent, must fit the budgets, and is recorded, however it ends, once it has left this machine.
import { isOpenAiOrigin } from '../../../domain/base-url.ts'
import type { Failure, FailureCode } from '../../../domain/failure.ts'
import type { KeyTestFact, KeyTestLine } from '../../../domain/keys/key-test.ts'
import { defaultModelId, listChatModels } from '../../../domain/chat/model.ts'
import type { NanoUsd } from '../../../domain/money.ts'
import { runAttempt, type Attempt, type AttemptEnd } from '../../openai/attempt.ts'
import type { Backend, BackendRequest } from '../../openai/backend.ts'
import type { Fetch } from '../../openai/exchange.ts'
import { readSize } from '../../usage/request.ts'
import type { RequestKey, RequestReport } from '../../usage/records/usage-report.ts'
import type { PriceTokens } from '../../usage/prices/prices.ts'
import type { Reserve } from '../../usage/budgets/reservations.ts'
import { makeLine, paceTroubles, skip } from './lines.ts'
import type { WrittenRecord } from './usage.ts'
import { peekAt, type RateLimits } from './response-peek.ts'

export interface QuotaPlan {
  readonly modelId: string
  /** The most it can cost; `null` if no price is known. */
  readonly costNanoUsd: NanoUsd | null
}

/** The least that the Responses API accepts. */
const maxOutputTokens = 16
// "Hi" is one token. The API counts what it puts around it too, but that is far below this.
const maxInputTokens = 32
const messages: BackendRequest['messages'] = [{ role: 'user', text: 'Hi' }]

function planFor(modelId: string, isOpenAi: boolean, atMs: number, priceTokens: PriceTokens): QuotaPlan {
  const most = {
    inputTokens: maxInputTokens,
    cachedInputTokens: 0,
    cacheWriteTokens: 0,
    outputTokens: maxOutputTokens,
    reasoningTokens: 0,
  }
  return { modelId, costNanoUsd: priceTokens(modelId, isOpenAi, most, atMs)?.costNanoUsd ?? null }
}

/**
 * `modelIds` are the models that the key can use, in the server's order; `null` if it can't list them.
 * Returns `null` if there is no model to try.
 */
export function planQuota(
  baseUrl: string,
  modelIds: readonly string[] | null,
  atMs: number,
  priceTokens: PriceTokens,
): QuotaPlan | null {
  const isOpenAi = isOpenAiOrigin(baseUrl)
  const plan = (modelId: string): QuotaPlan => planFor(modelId, isOpenAi, atMs, priceTokens)
  const [first] = modelIds ?? []
  if (!isOpenAi) return first === undefined ? null : plan(first)
  if (modelIds === null) return plan(defaultModelId)
  const plans = listChatModels(modelIds, baseUrl).map(plan)
  const cheapest = plans
    .filter(({ costNanoUsd }) => costNanoUsd !== null)
    .toSorted((one, other) => Number(one.costNanoUsd) - Number(other.costNanoUsd))
  return cheapest[0] ?? plans.find(({ modelId }) => modelId === defaultModelId) ?? plans[0] ?? null
}

/** The line if nothing was to be paid: what it would cost, so that the person can be asked. */
export const unpaidQuotaLine = (plan: QuotaPlan | null): KeyTestLine =>
  plan === null
    ? skip('quota', 'not-offered')
    : makeLine('quota', 'skipped', { fact: { kind: 'quota', ...plan, isPaid: false } })

export interface QuotaTools {
  readonly fetch: Fetch
  readonly makeBackend: (fetch: Fetch) => (secret: string, key: { readonly baseUrl: string }) => Backend
  readonly reserve: Reserve
  /** `onSaved` is called once the store has the record. */
  readonly writeRecord: (report: RequestReport, onSaved: () => void) => Promise<WrittenRecord>
  readonly priceTokens: PriceTokens
  readonly nowMs: () => number
}

export interface PaidQuota {
  /** `null` if the test was cancelled. */
  readonly line: KeyTestLine | null
  readonly limits: RateLimits | null
  readonly firstTokenMs: number | null
  /** Why the record is not saved yet; `null` if it is. */
  readonly storeFailure: Failure | null
}

export async function payForQuota(
  secret: string,
  key: RequestKey,
  plan: QuotaPlan,
  tools: QuotaTools,
  signal: AbortSignal,
): Promise<PaidQuota> {
  const atMs = tools.nowMs()
  const request: BackendRequest = { modelId: plan.modelId, messages, maxOutputTokens }
  const leastOutputTokens = maxOutputTokens
  const size = { ...readSize(request), leastOutputTokens, ignoresBudgets: false }
  const granted = await tools.reserve({ key, atMs, ...size })
  if (!granted.ok) return unsent(plan, granted.failure)
  const { release } = granted.value
  const peek = peekAt(tools.fetch)
  const backend = tools.makeBackend(peek.fetch)(secret, key)
  let text = ''
  const attempt = readAsAsked(await runAttempt(backend, request, signal, (piece) => void (text += piece)))
  const facts = { key, atMs, messageId: null, conversationId: null, request, text }
  const report: RequestReport = { attempt, purpose: 'key-test', ...facts }
  const written = peek.isSent ? await tools.writeRecord(report, release) : null
  if (!peek.isSent) release()
  const fact: KeyTestFact = {
    kind: 'quota',
    modelId: plan.modelId,
    costNanoUsd: written ? written.record.costNanoUsd : plan.costNanoUsd,
    isPaid: written !== null,
  }
  return {
    line: paidLine(attempt, fact),
    limits: peek.limits,
    firstTokenMs: attempt.timeToFirstTokenMs,
    storeFailure: written?.failure ?? null,
  }
}

/** The result if a budget refused the request, which says nothing about the key. */
const unsent = (plan: QuotaPlan, failure: Failure): PaidQuota => ({
  line: makeLine('quota', 'warned', { failure, fact: { kind: 'quota', ...plan, isPaid: false } }),
  limits: null,
  firstTokenMs: null,
  storeFailure: null,
})

/** Counts an answer that reached the output limit as complete: the request asked for no more tokens. */
function readAsAsked(attempt: Attempt): Attempt {
  const { end } = attempt
  if (end.kind !== 'failed' || end.failure.code !== 'openai/output-limit') return attempt
  const { failure: _failure, isAccepted: _isAccepted, ...facts } = end
  return { ...attempt, end: { ...facts, kind: 'completed' } }
}

// Refusals for reasons of the request itself, which say nothing about the credit.
const saysNothing: ReadonlySet<FailureCode> = new Set<FailureCode>([
  ...paceTroubles,
  'openai/model-not-found',
  'openai/bad-request',
  'openai/content-filtered',
])

function paidLine({ end, durationMs }: Attempt, fact: KeyTestFact): KeyTestLine | null {
  if (end.kind === 'aborted') return null
  const facts = { fact, durationMs, requestId: end.requestId }
  if (end.kind === 'completed') return makeLine('quota', 'passed', facts)
  return makeLine('quota', outcomeOf(end), { ...facts, failure: end.failure })
}

const outcomeOf = ({ failure }: Extract<AttemptEnd, { kind: 'failed' }>): 'warned' | 'failed' =>
  saysNothing.has(failure.code) ? 'warned' : 'failed'
