// Whether a failed request is sent again unasked, and after how long. Pure. Obeys what the server asks for:
// a wait too long to sit through is shown to the person instead, and what money ended is never repeated.
import type { Failure } from '../../domain/failure.ts'

export const maxAttempts = 3
/** Longer waits are the person's to choose. */
export const maxUnaskedDelayMs = 20_000

export type RetryPlan = { readonly kind: 'stop' } | { readonly kind: 'again'; readonly delayMs: number }

const stop: RetryPlan = { kind: 'stop' }
const firstBackoffMs = 500

export interface RetryFacts {
  readonly failure: Failure
  /** Requests sent so far, this one included. */
  readonly attempts: number
  /** What a person has begun to read is not begun again. */
  readonly hasText: boolean
  /** From 0 up to 1. */
  readonly random: number
}

export function planRetry({ failure, attempts, hasText, random }: RetryFacts): RetryPlan {
  if (hasText || attempts >= maxAttempts) return stop
  // A quarter of jitter, upwards only: never sooner than the server asked.
  const again = (delayMs: number): RetryPlan =>
    delayMs > maxUnaskedDelayMs ? stop : { kind: 'again', delayMs: Math.ceil(delayMs * (1 + random / 4)) }
  const askedMs = failure.retry.kind === 'after' ? failure.retry.delayMs : null
  switch (failure.code) {
    case 'openai/rate-limited':
    case 'openai/slow-down':
      return askedMs === null ? stop : again(askedMs)
    case 'openai/server-error':
    case 'openai/overloaded':
      return again(askedMs ?? firstBackoffMs * 2 ** (attempts - 1))
    default:
      return stop
  }
}
