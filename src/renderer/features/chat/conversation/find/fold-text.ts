// Text as it is compared when somebody looks for something: without case, and without marks over letters. Pure.

export interface FoldedText {
  readonly text: string
  /** Where in the original the character at `index` begins; past the end, the length of the original. */
  toOriginal(index: number): number
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/u.test(text)

/** A sigma is the same letter wherever it stands. */
const foldPart = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ')

export const foldText = (text: string): string => (isAscii(text) ? text.toLowerCase() : foldPart(text))

/** The same, with the way back. */
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

/** Where a query stands in a text, both folded. Matches do not overlap. */
export function findAll(text: string, query: string): number[] {
  const found: number[] = []
  if (query === '') return found
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) found.push(at)
  return found
}
