// The words around the first match in a text, on one line, with every match in it marked. It begins and ends
// between words, or where there are no spaces between characters, and says by `…` that there is more.
import { maxExcerptChars, type MarkedText } from '../../domain/chat/search.ts'
import { findFirst, findMarks } from './marks.ts'
import type { Phrase } from './query.ts'

/** Of what stands before the match. */
const maxLeadChars = 60
/** Enough of the text to choose from, even where much of it is white space. */
const readChars = 1_000
/** So that the graphemes within what is kept are read from where one begins, and up to where it ends. */
const spareChars = 100
const more = '…'
/** The most that the contract lets pass. */
const maxMarks = 100

/** At most `maxExcerptChars` long. Without a match it is the text's beginning. */
export function makeExcerpt(text: string, phrases: readonly Phrase[]): MarkedText {
  const start = findFirst(text, phrases)?.start ?? 0
  const lead = cutStart(text, start)
  const tail = cutEnd(text, start, maxExcerptChars - lead.length)
  const excerpt = lead + tail
  const marks = findMarks(excerpt, phrases)
  const isFound = marks.length > 0 || findFirst(text, phrases) === null
  // A match longer than the excerpt is all that one sees of it.
  const shown = isFound ? marks : [{ start: lead.length, end: excerpt.length }]
  return { text: excerpt, marks: shown.slice(0, maxMarks) }
}

const tableRule = /^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?[ \t]*$/gmu
const lineStart = /^[ \t]*(?:#{1,6}[ \t]+|```\w*|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t])?)/gmu
/** Beside a letter or digit on one side only: between two of them it is a part of what is said. */
const emphasis = /(?<![\p{L}\p{N}])(?:\*\*|`)|(?:\*\*|`)(?![\p{L}\p{N}])/gu

/** All but a single space, which stays as it is. */
const spaces = /[\s|]{2,}|[^\S ]|\|/gu

/** Without the signs that only give Markdown its shape. No letter or digit goes, and no two words grow together. */
const toOneLine = (text: string): string =>
  text.replace(tableRule, ' ').replace(lineStart, '').replace(emphasis, '').replace(spaces, ' ')

/** What stands right before, with a sign if that isn't all. */
function cutStart(text: string, start: number): string {
  const from = Math.max(0, start - readChars)
  const before = toOneLine(text.slice(from, start)).trimStart()
  if (from === 0 && before.length <= maxLeadChars) return before
  const window = before.slice(-maxLeadChars)
  const space = window.indexOf(' ')
  if (space !== -1 && space < window.length - 1) return more + window.slice(space + 1)
  let cut = ''
  for (const grapheme of readGraphemes(before.slice(-maxLeadChars - spareChars)).toReversed()) {
    if (cut.length + grapheme.length > maxLeadChars) break
    cut = grapheme + cut
  }
  return more + cut
}

/** From `start` on, at most `maxChars` with the sign if that isn't all. */
function cutEnd(text: string, start: number, maxChars: number): string {
  const to = start + readChars
  const after = toOneLine(text.slice(start, to)).trimEnd()
  if (to >= text.length && after.length <= maxChars) return after
  const window = after.slice(0, maxChars - more.length)
  const isBetweenWords = after[window.length] === ' '
  const space = window.lastIndexOf(' ')
  if (isBetweenWords) return window + more
  if (space > window.length / 2) return window.slice(0, space) + more
  let cut = ''
  for (const grapheme of readGraphemes(after.slice(0, window.length + spareChars))) {
    if (cut.length + grapheme.length > window.length) break
    cut += grapheme
  }
  return cut + more
}

const graphemes = new Intl.Segmenter()
const readGraphemes = (text: string): string[] =>
  Array.from(graphemes.segment(text), ({ segment }) => segment)
