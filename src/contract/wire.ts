// How the contract's three kinds travel: by four channels, however many routes there are, and a fifth for
// dropped files. Main tells a window everything through one channel, so that it arrives in the order in which
// it happened. Types and names only.
import type { Result } from '../domain/result.ts'

export const channels = {
  /** Window to main, answered with a Result: (name, input). */
  ask: 'latchkey:ask',
  /** Window to main: (name, streamId, input). The results arrive as frames. */
  open: 'latchkey:open',
  /** Window to main: (streamId, how). */
  leave: 'latchkey:leave',
  /** Preload to main: (paths) of files dropped where the page accepts them. */
  drop: 'latchkey:drop',
  /** Main to window: (frames). */
  frames: 'latchkey:frames',
} as const

export const maxDroppedFiles = 8

/** The window chooses it, and never uses one twice. */
export type StreamId = number

export type Leave = 'detach' | 'cancel'

export type Frame =
  | { readonly kind: 'event'; readonly name: string; readonly payload: unknown }
  | { readonly kind: 'snapshot'; readonly stream: StreamId; readonly snapshot: unknown }
  | { readonly kind: 'deltas'; readonly stream: StreamId; readonly deltas: readonly unknown[] }
  | { readonly kind: 'settled'; readonly stream: StreamId; readonly result: Result<unknown> }
