// What reading a line of code takes and gives. The grammar's state after a line is all that the next one
// needs, so that a text is never read twice.
import type { TokenLine } from './token.ts'

/** Opaque, and immutable: where a grammar stands between two lines. */
export interface LineState {
  readonly depth: number
}

export interface ReadLine {
  readonly tokens: TokenLine
  readonly end: LineState
}

export interface LineReader {
  readonly start: LineState
  /**
   * Reads one line, without its break. `null`: the deadline (a time of `performance.now()`, in ms) passed while
   * the grammar was being made ready; the next call goes on from there. Never throws.
   */
  readLine(text: string, state: LineState, deadlineMs: number): ReadLine | null
}
