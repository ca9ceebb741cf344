// The time of each step of the start, in milliseconds since the process began. In memory only.
import { performance } from 'node:perf_hooks'

export interface Mark {
  readonly name: string
  readonly atMs: number
}

const marks: Mark[] = []

export function mark(name: string): void {
  marks.push({ name, atMs: performance.now() })
}

/** Returns the marks in the order in which they were made. */
export const readMarks = (): readonly Mark[] => [...marks]
