// Whether two sides say the same. Where they don't, the race is void: the error shows the first place.
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

/** Element by element: what was streamed, and what is drawn when the text comes whole. */
export const checkSameElements = (streamed: Drawing, whole: Drawing): void =>
  checkSame('Streamed, ours ends otherwise than drawn whole', streamed.html, whole.html)

/** Word by word; how a side marks its headings and tables is its own affair. */
export const checkSameText = (peer: string, theirs: Drawing, ours: Drawing): void =>
  checkSame(`${peer} says something else than ours`, theirs.text, ours.text)
