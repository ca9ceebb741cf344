// Finds words in a text by their beginnings. Ignores case and accents. Pure.

/** Removes case and accents. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

/** Scripts without spaces between words: there, a word can begin anywhere. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Returns true if each word of `typed` begins a word of the text. True for nothing typed. */
export function startsWords(typed: string, text: string): boolean {
  const folded = foldText(text)
  const starts = new Set([...folded.split(/\s+/u), ...folded.split(/[^\p{L}\p{N}]+/u)])
  const isThere = (word: string) =>
    unspaced.test(word) ? folded.includes(word) : [...starts].some((start) => start.startsWith(word))
  return foldText(typed).split(/\s+/u).every(isThere)
}
