// The state of an answer that is being written. Once it has ended, its message's status says how.
import type { Failure } from '../failure.ts'

/** A request that is sent again by itself. */
export interface PendingRetry {
  /** Why the last request failed. */
  readonly failure: Failure
  /** When the next request is sent. */
  readonly atMs: number
  /** Requests sent so far. */
  readonly attempts: number
}

export type AnswerState =
  /** The maximum number of answers is being written; this one begins when another ends. */
  | { readonly name: 'queued' }
  /** No text has arrived: the request is under way, or waits to be sent again. */
  | { readonly name: 'waiting'; readonly retry: PendingRetry | null }
  | { readonly name: 'streaming' }
  /** The person stopped it; the text so far is being committed. */
  | { readonly name: 'stopping' }
