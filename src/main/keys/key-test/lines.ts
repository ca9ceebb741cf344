// Judges a key by the answer to its model list: makes the test's lines from the network to the models. Pure.
// A key that can chat but not list models is valid, and no line says otherwise.
import { isOpenAiOrigin } from '../../../domain/base-url.ts'
import type { Failure, FailureCode } from '../../../domain/failure.ts'
import type {
  KeyTestFact,
  KeyTestLine,
  KeyTestLineOutcome,
  KeyTestStep,
  SkipReason,
} from '../../../domain/keys/key-test.ts'
import { listChatModels } from '../../../domain/chat/model.ts'
import { nameServer } from '../../../domain/failure-server.ts'
import { fail } from '../../openai/failure-mapper.ts'
import type { ModelListAnswer } from './model-list.ts'
import type { RateLimits } from './response-peek.ts'

export type Route = Extract<KeyTestFact, { kind: 'route' }>

export interface Verdict {
  readonly lines: readonly KeyTestLine[]
  /** True if nothing more can be learned: the steps without a line are not reached. */
  readonly isOver: boolean
  /** The models the key can use, in the server's order; `null` if the server would not say. */
  readonly modelIds: readonly string[] | null
}

export const makeLine = (
  step: KeyTestStep,
  outcome: KeyTestLineOutcome,
  over: Partial<Omit<KeyTestLine, 'step' | 'outcome'>> = {},
): KeyTestLine => ({
  step,
  outcome,
  failure: null,
  fact: null,
  durationMs: 0,
  requestId: null,
  ...over,
})

export const skip = (step: KeyTestStep, reason: SkipReason): KeyTestLine =>
  makeLine(step, 'skipped', { fact: { kind: 'skip', reason } })

export const limitsLine = (limits: RateLimits): KeyTestLine =>
  makeLine('limits', 'passed', { fact: { kind: 'limits', ...limits } })

export const latencyLine = (firstByteMs: number | null, firstTokenMs: number | null): KeyTestLine =>
  firstByteMs === null
    ? skip('latency', 'not-offered')
    : makeLine('latency', 'passed', { fact: { kind: 'latency', firstByteMs, firstTokenMs } })

// The server knew the key, but a limit of money refused the request.
export const moneyTroubles: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'openai/insufficient-quota',
  'openai/credit-exhausted',
  'openai/organization-spend-limit',
  'openai/project-spend-limit',
  'openai/organization-usage-limit',
  'openai/billing-hard-limit',
])
/** These pass by themselves and say nothing about the key. */
export const paceTroubles: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'openai/rate-limited',
  'openai/slow-down',
])
// How a server without a model list answers. Such an answer doesn't show whether it accepts the key.
const noListTroubles: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'openai/not-an-api',
  'openai/model-not-found',
  'openai/bad-request',
  'openai/unreadable-answer',
])

const statusOf = ({ data }: Failure): unknown => data?.['status']

/** Returns true if what answered is not the API that was asked. */
function isElsewhere(failure: Failure, isOpenAi: boolean): boolean {
  if (failure.code.startsWith('network/')) return true
  if (failure.code !== 'openai/not-an-api') return false
  return isOpenAi || (statusOf(failure) !== 404 && statusOf(failure) !== 405)
}

/** OpenAI has a model list, so if there is none the address is wrong, and no model is missing. */
const explain = (failure: Failure, baseUrl: string): Failure =>
  isOpenAiOrigin(baseUrl) && failure.code === 'openai/model-not-found'
    ? nameServer(fail('openai/not-an-api', { status: 404 }), baseUrl)
    : failure

export function judgeModelList(
  answer: ModelListAnswer,
  baseUrl: string,
  route: Route,
  durationMs: number,
): Verdict {
  const { modelIds, requestId } = answer
  const isOpenAi = isOpenAiOrigin(baseUrl)
  const took = { durationMs: answer.firstByteMs ?? durationMs }
  if (modelIds.ok) {
    const network = makeLine('network', 'passed', { fact: route, ...took })
    const accepted = [network, line('authentication'), line('permission')]
    const models = modelsLine(modelIds.value, baseUrl, requestId)
    return { lines: [...accepted, models], isOver: false, modelIds: modelIds.value }
  }
  const failure = explain(modelIds.failure, baseUrl)
  if (!answer.isReached || isElsewhere(failure, isOpenAi)) {
    return over([makeLine('network', 'failed', { failure, fact: route, durationMs, requestId })])
  }
  const network = makeLine('network', 'passed', { fact: route, ...took })
  if (failure.code === 'openai/permission-denied') {
    const denied = makeLine('permission', 'warned', { failure, requestId })
    return goOn([network, line('authentication'), denied, skip('models', 'not-offered')])
  }
  if (moneyTroubles.has(failure.code)) {
    const unseen = [skip('permission', 'not-reached'), skip('models', 'not-reached')]
    return over([
      network,
      line('authentication'),
      ...unseen,
      makeLine('quota', 'failed', { failure, requestId }),
    ])
  }
  if (paceTroubles.has(failure.code)) {
    const unseen = (['permission', 'models', 'quota'] as const).map((step) => skip(step, 'not-reached'))
    const fact: KeyTestFact | null = answer.limits && { kind: 'limits', ...answer.limits }
    const limits = makeLine('limits', 'warned', { failure, fact, requestId })
    return over([network, line('authentication'), ...unseen, limits, latencyLine(answer.firstByteMs, null)])
  }
  if (noListTroubles.has(failure.code) && !isOpenAi) {
    const doubtful = makeLine('authentication', 'warned', { failure, requestId })
    return {
      ...goOn([network, doubtful, skip('permission', 'not-offered'), skip('models', 'not-offered')]),
      modelIds: [],
    }
  }
  return over([network, makeLine('authentication', 'failed', { failure, requestId })])

  function line(step: KeyTestStep): KeyTestLine {
    return makeLine(step, 'passed', { requestId })
  }
}

const over = (lines: readonly KeyTestLine[]): Verdict => ({ lines, isOver: true, modelIds: [] })

const goOn = (lines: readonly KeyTestLine[]): Verdict => ({ lines, isOver: false, modelIds: null })

const maxShownModels = 100

function modelsLine(modelIds: readonly string[], baseUrl: string, requestId: string | null): KeyTestLine {
  const chat = listChatModels(modelIds, baseUrl)
  const fact = { kind: 'models', total: chat.length, modelIds: chat.slice(0, maxShownModels) } as const
  return chat.length > 0
    ? makeLine('models', 'passed', { fact, requestId })
    : makeLine('models', 'warned', { fact, requestId, failure: fail('key/no-model-to-try') })
}
