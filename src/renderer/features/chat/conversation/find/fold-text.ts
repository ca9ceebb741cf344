// Folds text for searching: ignores case and the marks over letters. Pure.

export interface FoldedText {
  readonly text: string
  /** Where the character at `index` begins in the original; past the end, the original's length. */
  toOriginal(index: number): number
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/u.test(text)

/** Treats final and medial sigma as the same letter. */
const foldPart = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ')

export const foldText = (text: string): string => (isAscii(text) ? text.toLowerCase() : foldPart(text))

/** Folds text and keeps a way back from each index to the original. */
export function foldWithOrigin(text: string): FoldedText {
  if (isAscii(text)) return { text: text.toLowerCase(), toOriginal: (index) => index }
  const parts: string[] = []
  const origins: number[] = []
  let at = 0
  for (const character of text) {
    const folded = foldPart(character)
    parts.push(folded)
    for (let index = 0; index < folded.length; index += 1) origins.push(at)
    at += character.length
  }
  return { text: parts.join(''), toOriginal: (index) => origins[index] ?? text.length }
}

/** Returns the start of each match of a query in a text. Both must be folded. Matches don't overlap. */
export function findAll(text: string, query: string): number[] {
  const found: number[] = []
  if (query === '') return found
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) found.push(at)
  return found
}
