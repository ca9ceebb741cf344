// What the head of an answer tells that no body does: how long it took, and the limits that it names. Stands in
// front of a fetch and changes nothing that passes.
import type { RateLimit } from '../../../domain/keys/key-test.ts'
import type { Fetch } from '../../openai/exchange.ts'

export interface RateLimits {
  readonly requests: RateLimit | null
  readonly tokens: RateLimit | null
}

export interface Peek {
  readonly fetch: Fetch
  /** A request left this machine, whatever became of it. */
  readonly isSent: boolean
  /** From the request to the head of its answer. */
  readonly firstByteMs: number | null
  /** Absent as well as unbelievable ones are `null`. */
  readonly limits: RateLimits | null
}

// No account has more a minute; a header that says so is not believed.
const countPattern = /^\d{1,12}$/u

function readCount(headers: Headers, name: string): number | null {
  const text = headers.get(`x-ratelimit-${name}`)?.trim() ?? ''
  return countPattern.test(text) ? Number(text) : null
}

function readLimit(headers: Headers, of: 'requests' | 'tokens'): RateLimit | null {
  const limit = readCount(headers, `limit-${of}`)
  const remaining = readCount(headers, `remaining-${of}`)
  return limit === null && remaining === null ? null : { limit, remaining }
}

export function readRateLimits(headers: Headers): RateLimits | null {
  const [requests, tokens] = [readLimit(headers, 'requests'), readLimit(headers, 'tokens')]
  return requests === null && tokens === null ? null : { requests, tokens }
}

/** For one request. */
export function peekAt(fetch: Fetch): Peek {
  let isSent = false
  let firstByteMs: number | null = null
  let limits: RateLimits | null = null
  return {
    async fetch(input, init) {
      if (init?.signal?.aborted !== true) isSent = true
      const startedAtMs = performance.now()
      const response = await fetch(input, init)
      firstByteMs = performance.now() - startedAtMs
      limits = readRateLimits(response.headers)
      return response
    },
    get isSent() {
      return isSent
    },
    get firstByteMs() {
      return firstByteMs
    },
    get limits() {
      return limits
    },
  }
}
