// Watches one request and its answer at the level of bytes. The request goes only to its own origin, follows
// no redirect, and carries only the needed headers; it ends if the answer falls silent or never stops.
import { holdsKeyLike } from '../../domain/keys/key-like.ts'
import { makeFailure, type Failure } from '../../domain/failure.ts'
import { filterBody, filterHeaders, formsOf } from './echo.ts'

export type Fetch = typeof globalThis.fetch

export interface Exchange {
  /** For the client library. */
  readonly fetch: Fetch
  /** Why this ended, if the library can't know: it sees only a broken body. */
  readonly failure: Failure | null
  readonly requestId: string | null
  /** True once a 2xx answer with a body of the expected kind has begun. */
  readonly isAccepted: boolean
  /** True if the body broke off. Otherwise an error over an accepted answer is about its content. */
  readonly isBroken: boolean
}

export interface ExchangeOptions {
  readonly fetch: Fetch
  readonly baseUrl: string
  /** After this long without a byte, an answer counts as stalled. */
  readonly idleTimeoutMs: number
  readonly maxBytes: number
}

// The library adds others: the machine's facts (x-stainless-*), and everything in OPENAI_CUSTOM_HEADERS.
const allowedHeaders = ['accept', 'authorization', 'content-type', 'user-agent'] as const
const answerTypePattern = /^(text\/event-stream|application\/(.+\+)?json|application\/x-ndjson)\b/iu
const maxRequestIdChars = 200

/** Some servers echo what they were sent, so text that looks like a key is not taken as an id. */
function readRequestId(headers: Headers): string | null {
  const id = headers.get('x-request-id') ?? ''
  return id === '' || id.length > maxRequestIdChars || holdsKeyLike(id) ? null : id
}

const notAnApi = (status: number): Failure =>
  makeFailure('openai/not-an-api', 'check-base-url', {
    status,
  })

export function openExchange(options: ExchangeOptions): Exchange {
  let failure: Failure | null = null
  let requestId: string | null = null
  let isAccepted = false
  let isBroken = false

  function fail(reason: Failure): Error {
    failure ??= reason
    return new Error(reason.code)
  }

  /** Passes the same bytes on, and fails if they stop coming or don't end. */
  function watch(body: ReadableStream<Uint8Array>, signal: AbortSignal | null): ReadableStream<Uint8Array> {
    const reader = body.getReader()
    let bytes = 0
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { promise: stalled, resolve } = Promise.withResolvers<'stalled'>()
        const timer = setTimeout(() => resolve('stalled'), options.idleTimeoutMs)
        try {
          const chunk = await Promise.race([reader.read(), stalled])
          if (chunk === 'stalled') {
            controller.error(fail(makeFailure('network/stalled', 'try-again')))
            void reader.cancel().catch(() => {})
          } else if (chunk.done) {
            controller.close()
          } else if ((bytes += chunk.value.byteLength) > options.maxBytes) {
            controller.error(fail(makeFailure('openai/output-limit')))
            void reader.cancel().catch(() => {})
          } else {
            controller.enqueue(chunk.value)
          }
        } catch (error) {
          // The library aborts a body that it won't read any further, so that is not a broken body.
          isBroken = signal?.aborted !== true
          controller.error(error)
        } finally {
          clearTimeout(timer)
        }
      },
      cancel: (reason) => reader.cancel(reason),
    })
  }

  const origin = new URL(options.baseUrl).origin
  const guarded: Fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input)
    if (address.origin !== origin) throw fail(makeFailure('network/redirected'))
    const given = new Headers(init?.headers)
    const headers = new Headers()
    for (const name of allowedHeaders) {
      const value = given.get(name)
      if (value !== null) headers.set(name, value)
    }
    const echoes = formsOf((headers.get('authorization') ?? '').replace(/^Bearer /u, ''))
    const response = await options.fetch(address.href, { ...init, headers, redirect: 'error' })
    const heard = filterHeaders(response.headers, echoes)
    requestId = readRequestId(heard)
    const type = heard.get('content-type') ?? ''
    // Some local servers send no type; then the body itself must prove what it is.
    if (response.ok && type !== '' && !answerTypePattern.test(type)) {
      void response.body?.cancel().catch(() => {})
      throw fail(notAnApi(response.status))
    }
    isAccepted = response.ok
    const body = response.body && filterBody(watch(response.body, init?.signal ?? null), echoes)
    return new Response(body, { status: response.status, headers: heard })
  }

  return {
    fetch: guarded,
    get failure() {
      return failure
    },
    get requestId() {
      return requestId
    },
    get isAccepted() {
      return isAccepted
    },
    get isBroken() {
      return isBroken
    },
  }
}
