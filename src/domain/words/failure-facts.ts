// What the words of a failure are made of.
import type { FailureData } from '../failure.ts'

export interface FailureWords {
  readonly title: string
  readonly sentence: string | ((data: FailureData) => string)
}

/** Reads one fact for a sentence; `otherwise` when main did not send it. */
export function fact(data: FailureData, name: string, otherwise: string): string {
  const value = data[name]
  return value === undefined || value === '' ? otherwise : String(value)
}
