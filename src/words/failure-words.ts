// What the words of a failure are made of. Nothing an API said is among them: only what Latchkey knows.
import type { FailureData } from '../domain/failure.ts'

export interface FailureWords {
  /** Short, the same whatever the data, and without a full stop. */
  readonly title: string
  /** What happened and what to do, in at most two sentences. */
  readonly explanation: string | ((data: FailureData) => string)
  /** Why, in one sentence; it says so where that is a guess. */
  readonly cause: string
}

/** Reads one fact for a sentence; `otherwise` when main did not send it. */
export function fact(data: FailureData, name: string, otherwise: string): string {
  const value = data[name]
  return value === undefined || value === '' ? otherwise : String(value)
}
