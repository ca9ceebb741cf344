// What both of OpenAI's APIs have in common: one client, one request, a stream that is read to a proven end,
// and one failure for everything that can go wrong.
import type { Stream } from 'openai/streaming'
import type { OpenAI } from 'openai'
import type { Failure } from '../../domain/failure.ts'
import { nameServer } from '../../domain/failure-server.ts'
import { maxMessageChars } from '../../domain/chat/message.ts'
import { isOpenAiOrigin } from '../../domain/base-url.ts'
import type { SaidTokens } from './token-count.ts'
import { noAnswerFacts, type AnswerFacts, type BackendEvent } from './backend.ts'
import { filterFailure, filterText, formsOf } from './echo.ts'
import { openExchange, type Exchange, type Fetch } from './exchange.ts'
import { fail, failureFromThrown } from './failure-mapper.ts'
import { createClient } from './client.ts'
import { isModelName } from './model-name.ts'

export interface OpenAiBackendOptions {
  readonly fetch: Fetch
  readonly secret: string
  readonly baseUrl: string
  readonly nowMs: () => number
  readonly timeoutMs?: number
  readonly idleTimeoutMs?: number
  readonly maxBytes?: number
}

/** What one event of a stream says; what it doesn't say is absent. */
export interface Reading {
  readonly text?: string
  readonly modelAnswered?: string
  readonly said?: SaidTokens | null
  readonly serviceTier?: string
  readonly end?: 'completed' | Failure
  /** True if nothing that matters follows. */
  readonly isLast?: boolean
}

const maxAnswerChars = 4 * maxMessageChars
const defaults = { timeoutMs: 60_000, idleTimeoutMs: 60_000, maxBytes: 64 * 1024 * 1024 }

export const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads the model's name that a server gave; whether it can be one is checked later. */
export const readModel = (value: unknown): { readonly modelAnswered?: string } =>
  typeof value === 'string' ? { modelAnswered: value } : {}

const maxTierChars = 40

/** Reads the service tier that a server named, or nothing. */
export const readServiceTier = (value: unknown): { readonly serviceTier?: string } =>
  typeof value === 'string' && /^[a-z_-]+$/u.test(value) && value.length <= maxTierChars
    ? { serviceTier: value }
    : {}

/** Asks OpenAI for the standard tier, whatever the project's setting, because its prices are known. */
export const writeServiceTier = (baseUrl: string): { readonly service_tier?: 'default' } =>
  isOpenAiOrigin(baseUrl) ? { service_tier: 'default' } : {}

function openExchangeFor(options: OpenAiBackendOptions): Exchange {
  return openExchange({ ...defaults, ...options })
}

export async function* streamAnswer(
  options: OpenAiBackendOptions,
  signal: AbortSignal,
  open: (client: OpenAI) => PromiseLike<Stream<unknown>>,
  read: (event: unknown) => Reading,
): AsyncGenerator<BackendEvent> {
  if (signal.aborted) return
  const exchange = openExchangeFor(options)
  let end: 'completed' | Failure | null = null
  let heard: AnswerFacts = noAnswerFacts
  let chars = 0
  const forms = formsOf(options.secret)
  const text = filterText(forms)
  const tellFacts = (): AnswerFacts => ({ ...heard, requestId: exchange.requestId })
  try {
    const client = await createClient({ ...defaults, ...options }, exchange)
    for await (const event of await open(client)) {
      if (signal.aborted) return
      const reading = read(event)
      heard = hear(heard, reading, forms)
      // Text after an end is no part of the answer, and a second end doesn't count.
      if (reading.text !== undefined && reading.text !== '' && end === null) {
        chars += reading.text.length
        const shown = text.push(reading.text)
        if (chars > maxAnswerChars) end = fail('openai/output-limit')
        else if (shown !== '') yield { kind: 'text', text: shown }
      }
      end ??= reading.end ?? null
      if (reading.said && end !== null) yield { kind: 'counted', ...tellFacts() }
      if (reading.isLast === true || chars > maxAnswerChars) break
    }
  } catch (thrown) {
    if (signal.aborted) return
    end ??= explain(thrown, exchange, options.nowMs())
  }
  if (signal.aborted) return
  const rest = text.end()
  if (rest !== '') yield { kind: 'text', text: rest }
  end ??= exchange.failure ?? fail('openai/cut-short')
  yield end === 'completed'
    ? { kind: 'completed', ...tellFacts() }
    : {
        kind: 'failed',
        failure: filterFailure(nameServer(end, options.baseUrl), forms),
        isAccepted: exchange.isAccepted,
        ...tellFacts(),
      }
}

/** The last report counts. */
const hear = (
  heard: AnswerFacts,
  { modelAnswered, serviceTier, said }: Reading,
  forms: readonly string[],
): AnswerFacts => ({
  ...heard,
  ...(isModelName(modelAnswered, forms) && { modelAnswered }),
  ...(serviceTier !== undefined && { serviceTier }),
  ...said,
})

/** An API's own error comes first, then what the exchange saw, then what the library threw. */
function explain(thrown: unknown, exchange: Exchange, nowMs: number): Failure {
  const failure = failureFromThrown(thrown, nowMs)
  if (isObject(thrown) && typeof thrown['status'] === 'number') return failure
  if (exchange.failure) return exchange.failure
  // The library fails on some answers with a TypeError of its own.
  const isLibrarys = exchange.isAccepted && !exchange.isBroken && failure.code.startsWith('network/')
  return isLibrarys ? fail('openai/unreadable-answer') : failure
}
