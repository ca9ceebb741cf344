// Checks that two sides draw the same text. If not, the race is void; the error shows the first difference.
import type { Drawing } from './page/bench-api.ts'

const shown = 60

const excerpt = (text: string, at: number) => text.slice(Math.max(0, at - shown / 2), at + shown)

const findDifference = (a: string, b: string): number => {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1
  return at
}

const checkSame = (what: string, got: string, wanted: string) => {
  if (got === wanted) return
  const at = findDifference(got, wanted)
  throw new Error(
    `${what}, at ${at}: ${JSON.stringify(excerpt(got, at))} instead of ${JSON.stringify(excerpt(wanted, at))}`,
  )
}

/** Compares element by element: the streamed text, and the same text drawn at once. */
export const checkSameElements = (streamed: Drawing, whole: Drawing): void =>
  checkSame('Streamed, ours ends otherwise than drawn whole', streamed.html, whole.html)

/** Compares word by word; each side may mark its headings and tables in its own way. */
export const checkSameText = (peer: string, theirs: Drawing, ours: Drawing): void =>
  checkSame(`${peer} says something else than ours`, theirs.text, ours.text)
