// How the contract's three kinds travel: four channels, whatever the routes, and a fifth for dropped files.
// Types and names only.
// All that main tells a window goes through one channel, so that it arrives in the order it happened.
import type { Result } from '../domain/result.ts'

export const channels = {
  /** Window to main, answered with a Result: (name, input). */
  ask: 'latchkey:ask',
  /** Window to main: (name, streamId, input). What comes of it arrives as frames. */
  open: 'latchkey:open',
  /** Window to main: (streamId, how). */
  leave: 'latchkey:leave',
  /** Preload to main: (paths) of files dropped where the page takes some. */
  drop: 'latchkey:drop',
  /** Main to window: (frames). */
  frames: 'latchkey:frames',
} as const

export const maxDroppedFiles = 8

/** Chosen by the window, and never used twice by it. */
export type StreamId = number

export type Leave = 'detach' | 'cancel'

export type Frame =
  | { readonly kind: 'event'; readonly name: string; readonly payload: unknown }
  | { readonly kind: 'snapshot'; readonly stream: StreamId; readonly snapshot: unknown }
  | { readonly kind: 'deltas'; readonly stream: StreamId; readonly deltas: readonly unknown[] }
  | { readonly kind: 'settled'; readonly stream: StreamId; readonly result: Result<unknown> }
