// Whether a failed request is sent again unasked, and after how long. Pure; the header x-should-retry has no
// say. Obeys what a server asks for, also for minutes; what money or a permission ended is never repeated.
import type { Failure } from '../../domain/failure.ts'

/** Longer waits are the person's to choose: the failure says when. */
export const maxUnaskedDelayMs = 15 * 60_000

export type RetryPlan = { readonly kind: 'stop' } | { readonly kind: 'again'; readonly delayMs: number }

const stop: RetryPlan = { kind: 'stop' }

interface Rule {
  /** Requests in all. */
  readonly maxAttempts: number
  /** Doubled with each; without a word from the server. */
  readonly firstDelayMs: number
  /** Only when nothing of an answer had begun. */
  readonly isOfConnection?: true
}

const rules: { readonly [code in Failure['code']]?: Rule } = {
  'openai/rate-limited': { maxAttempts: 5, firstDelayMs: 5_000 },
  'openai/slow-down': { maxAttempts: 5, firstDelayMs: 15_000 },
  'openai/server-error': { maxAttempts: 3, firstDelayMs: 500 },
  'openai/overloaded': { maxAttempts: 3, firstDelayMs: 500 },
  // Nothing was sent; a server of one's own may just be starting.
  'network/refused': { maxAttempts: 2, firstDelayMs: 1_000, isOfConnection: true },
  // A connection kept open is often found dead by the next request, after a pause or with another network.
  'network/reset': { maxAttempts: 2, firstDelayMs: 250, isOfConnection: true },
  // Not a timeout: a minute has passed, the server may be at it still, and would be paid twice. And not what
  // stays as it is until somebody mends it: names, certificates, proxies, no network at all.
}

/** So that a server which says "now" is not asked in a storm. */
const leastDelayMs = 100
const maxJitterMs = 5_000

export interface RetryFacts {
  readonly failure: Failure
  /** Whether the server had begun to answer. */
  readonly isAccepted: boolean
  /** Requests sent so far, this one included. */
  readonly attempts: number
  /** From 0 up to 1. */
  readonly random: number
}

/** For a request that failed before a word of its answer came: what a person reads is not begun again. */
export function planRetry({ failure, isAccepted, attempts, random }: RetryFacts): RetryPlan {
  const rule = rules[failure.code]
  if (!rule || attempts >= rule.maxAttempts || (rule.isOfConnection && isAccepted)) return stop
  const factor = 2 ** (attempts - 1)
  const asked = failure.data?.['retryAfterMs']
  const delayMs =
    typeof asked === 'number' ? Math.max(asked, leastDelayMs * factor) : rule.firstDelayMs * factor
  if (delayMs > maxUnaskedDelayMs) return stop
  // Upwards only: never sooner than the server asked.
  return { kind: 'again', delayMs: Math.ceil(delayMs + random * Math.min(delayMs / 4, maxJitterMs)) }
}
