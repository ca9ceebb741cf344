// The interface for reading one line of code. The next line needs only the state after the line before, so
// that no line is read twice.
import type { TokenLine } from './token.ts'

/** A grammar's state between two lines. Opaque and immutable. */
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
   * Reads one line, without its break. Returns `null` if the deadline, in ms of `performance.now()`, passed
   * while the grammar was being prepared; the next call continues. Never throws.
   */
  readLine(text: string, state: LineState, deadlineMs: number): ReadLine | null
}
