// Decides whether a failed request is sent again by itself, and when. Pure. Waits as long as the server asks,
// even minutes, but ignores the header x-should-retry. Never repeats a request that failed for money or a
// permission.
import type { Failure } from '../../domain/failure.ts'

/** A longer wait is left to the person: the failure says when to try again. */
export const maxUnaskedDelayMs = 15 * 60_000

export type RetryPlan = { readonly kind: 'stop' } | { readonly kind: 'again'; readonly delayMs: number }

const stop: RetryPlan = { kind: 'stop' }

interface Rule {
  /** How many requests are sent in all, the first included. */
  readonly maxAttempts: number
  /** The first delay if the server names none; doubled with each attempt. */
  readonly firstDelayMs: number
  /** Retries only if the server had not begun to answer. */
  readonly isOfConnection?: true
}

const rules: { readonly [code in Failure['code']]?: Rule } = {
  'openai/rate-limited': { maxAttempts: 5, firstDelayMs: 5_000 },
  'openai/slow-down': { maxAttempts: 5, firstDelayMs: 15_000 },
  'openai/server-error': { maxAttempts: 3, firstDelayMs: 500 },
  'openai/overloaded': { maxAttempts: 3, firstDelayMs: 500 },
  // Nothing was sent, and a local server may still be starting.
  'network/refused': { maxAttempts: 2, firstDelayMs: 1_000, isOfConnection: true },
  // A kept-open connection is often dead by the next request, after a pause or a change of network.
  'network/reset': { maxAttempts: 2, firstDelayMs: 250, isOfConnection: true },
  // Timeouts are not retried: after a minute the server may still be working, and the request would be paid
  // twice. Names, certificates, proxies and a missing network aren't either: they stay broken until somebody
  // fixes them.
}

/** The shortest delay, so that a server that says "now" isn't flooded with requests. */
const leastDelayMs = 100
const maxJitterMs = 5_000

export interface RetryFacts {
  readonly failure: Failure
  /** True if the server had begun to answer. */
  readonly isAccepted: boolean
  /** Requests sent so far, this one included. */
  readonly attempts: number
  /** From 0 up to 1. */
  readonly random: number
}

/**
 * Only for requests that failed before any text of their answer came: text on the screen is never asked for
 * again.
 */
export function planRetry({ failure, isAccepted, attempts, random }: RetryFacts): RetryPlan {
  const rule = rules[failure.code]
  if (!rule || attempts >= rule.maxAttempts || (rule.isOfConnection && isAccepted)) return stop
  const factor = 2 ** (attempts - 1)
  const asked = failure.data?.['retryAfterMs']
  const delayMs =
    typeof asked === 'number' ? Math.max(asked, leastDelayMs * factor) : rule.firstDelayMs * factor
  if (delayMs > maxUnaskedDelayMs) return stop
  // Jitter only lengthens the delay: a retry never comes sooner than the server asked.
  return { kind: 'again', delayMs: Math.ceil(delayMs + random * Math.min(delayMs / 4, maxJitterMs)) }
}
