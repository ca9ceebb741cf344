// One request and its answer, watched at the level of bytes: goes to its own origin only, follows no
// redirect, carries no header but the needed ones, and is given up when it falls silent or never stops.
import { holdsKeyLike } from '../../domain/keys/key-like.ts'
import { makeFailure, type Failure } from '../../domain/failure.ts'

export type Fetch = typeof globalThis.fetch

export interface Exchange {
  /** To be handed to the client library. */
  readonly fetch: Fetch
  /** Why this ended, where the library can't know: it sees only a broken body. */
  readonly failure: Failure | null
  readonly requestId: string | null
  /** A 2xx with a body of the expected kind has begun. */
  readonly isAccepted: boolean
  /** The body broke off; otherwise whatever was thrown over an accepted answer is about what it said. */
  readonly isBroken: boolean
}

export interface ExchangeOptions {
  readonly fetch: Fetch
  readonly baseUrl: string
  /** Silence after which an answer counts as stalled. */
  readonly idleTimeoutMs: number
  readonly maxBytes: number
}

// The library adds others: what machine this is (x-stainless-*), and whatever OPENAI_CUSTOM_HEADERS says.
const allowedHeaders = ['accept', 'authorization', 'content-type', 'user-agent'] as const
const answerTypePattern = /^(text\/event-stream|application\/(.+\+)?json|application\/x-ndjson)\b/iu
const maxRequestIdChars = 200

/** Some servers echo what they were sent; what looks like a key is not an id. */
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

  /** The same bytes, with an error where they stop coming or don't stop. */
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
          // The library aborts what it won't read any further.
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
    const response = await options.fetch(address.href, { ...init, headers, redirect: 'error' })
    requestId = readRequestId(response.headers)
    const type = response.headers.get('content-type') ?? ''
    // Without a type, as some local servers answer, the body itself must prove what it is.
    if (response.ok && type !== '' && !answerTypePattern.test(type)) {
      void response.body?.cancel().catch(() => {})
      throw fail(notAnApi(response.status))
    }
    isAccepted = response.ok
    if (!response.body) return response
    return new Response(watch(response.body, init?.signal ?? null), {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    })
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
