// Reads what only an answer's headers tell: how long it took, and the rate limits. It wraps a fetch and
// changes nothing that passes.
import type { RateLimit } from '../../../domain/keys/key-test.ts'
import type { Fetch } from '../../openai/exchange.ts'

export interface RateLimits {
  readonly requests: RateLimit | null
  readonly tokens: RateLimit | null
}

export interface Peek {
  readonly fetch: Fetch
  /** True if a request left this machine, however it ended. */
  readonly isSent: boolean
  /** The time from the request to the answer's headers. */
  readonly firstByteMs: number | null
  /** A limit is `null` if it is absent or not credible. */
  readonly limits: RateLimits | null
}

// No account has more a minute, so a longer number is ignored.
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

/** Wraps `fetch` for one request. */
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
