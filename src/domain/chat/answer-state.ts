// Where an answer that is being written stands. Once it has ended, its message's status says how.
import type { Failure } from '../failure.ts'

/** A request that will be sent again by itself. */
export interface PendingRetry {
  /** What ended the request before. */
  readonly failure: Failure
  /** When the next one leaves. */
  readonly atMs: number
  /** Requests sent so far. */
  readonly attempts: number
}

export type AnswerState =
  /** As many answers as may be written at once are; this one begins when another ends. */
  | { readonly name: 'queued' }
  /** Nothing has arrived yet: the request is under way, or waits to be sent again. */
  | { readonly name: 'waiting'; readonly retry: PendingRetry | null }
  | { readonly name: 'streaming' }
  /** Stopped by the person; what had arrived is being committed. */
  | { readonly name: 'stopping' }
