// A key test: a checklist in the order of its steps, that ends at the first one that fails. Its last three
// steps come from one request for the model list. A key that may chat but not list models is valid.
import type { Failure, FailureCode } from '../../domain/failure.ts'
import type { KeyTestLine, KeyTestOutcome, KeyTestStep } from '../../domain/key.ts'
import { isOpenAiOrigin } from '../../domain/base-url.ts'
import { listChatModels } from '../../domain/model.ts'
import type { ModelListAnswer } from './model-list.ts'

export const makeLine = (
  step: KeyTestStep,
  outcome: KeyTestOutcome,
  over: Partial<Omit<KeyTestLine, 'step' | 'outcome'>> = {},
): KeyTestLine => ({
  step,
  outcome,
  failure: null,
  durationMs: 0,
  modelCount: null,
  requestId: null,
  ...over,
})

/** The keychain would not give the key, or gave something that is none. */
export function linesFromSecret(failure: Failure | null, durationMs: number): KeyTestLine[] {
  if (failure?.code === 'keychain/corrupt') return [makeLine('form', 'failed', { failure })]
  const keychain = failure
    ? makeLine('keychain', 'failed', { failure, durationMs })
    : makeLine('keychain', 'passed', { durationMs })
  return [makeLine('form', 'passed'), keychain]
}

// Refusals that are about the key itself: whoever gave them has looked at it and turned it away.
const refusals: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'openai/invalid-key',
  'openai/ip-not-authorized',
  'openai/not-in-organization',
  'openai/unsupported-region',
])
// The key was known, and then something about its account stood in the way.
const accountTroubles: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'openai/rate-limited',
  'openai/slow-down',
  'openai/insufficient-quota',
  'openai/credit-exhausted',
  'openai/organization-spend-limit',
  'openai/project-spend-limit',
  'openai/organization-usage-limit',
  'openai/billing-hard-limit',
])
const noListTroubles: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'openai/not-an-api',
  'openai/model-not-found',
  'openai/bad-request',
  'openai/unreadable-answer',
])

export function linesFromModelList(
  answer: ModelListAnswer,
  baseUrl: string,
  durationMs: number,
): KeyTestLine[] {
  const { modelIds, requestId } = answer
  if (!modelIds.ok && !answer.isReached) {
    return [makeLine('network', 'failed', { failure: modelIds.failure, durationMs, requestId })]
  }
  const network = makeLine('network', 'passed', { durationMs, requestId })
  if (modelIds.ok) {
    const modelCount = listChatModels(modelIds.value, baseUrl).length
    const models = makeLine('models', modelCount > 0 ? 'passed' : 'warned', { modelCount, requestId })
    return [network, makeLine('authentication', 'passed', { requestId }), models]
  }
  const { failure } = modelIds
  if (refusals.has(failure.code))
    return [network, makeLine('authentication', 'failed', { failure, requestId })]
  if (failure.code === 'openai/permission-denied') {
    const models = makeLine('models', 'warned', { failure, requestId })
    return [network, makeLine('authentication', 'passed', { requestId }), models]
  }
  if (accountTroubles.has(failure.code)) {
    const models = makeLine('models', 'failed', { failure, requestId })
    return [network, makeLine('authentication', 'passed', { requestId }), models]
  }
  // A server of another kind may well chat without a list. Whether it takes the key, nothing has shown.
  if (noListTroubles.has(failure.code) && !isOpenAiOrigin(baseUrl)) {
    const models = makeLine('models', 'warned', { failure, requestId })
    return [network, makeLine('authentication', 'warned', { failure, requestId }), models]
  }
  return [network, makeLine('authentication', 'failed', { failure, requestId })]
}

export function summarize(lines: readonly KeyTestLine[]): KeyTestOutcome {
  const outcomes = lines.map((line) => line.outcome)
  return outcomes.includes('failed') ? 'failed' : outcomes.includes('warned') ? 'warned' : 'passed'
}
