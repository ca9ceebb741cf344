// Makes an excerpt: the words around the first match in a text, on one line, with every match marked. It
// begins and ends between words, or between characters where there are no spaces, and `…` marks what is left
// out.
import { maxExcerptChars, type MarkedText } from '../../domain/chat/search.ts'
import { findFirst, findMarks } from './marks.ts'
import type { Phrase } from './query.ts'

/** The longest text before the match. */
const maxLeadChars = 60
/** How much of the text is read, enough even if much of it is white space. */
const readChars = 1_000
/** Read beyond the cut, so that the graphemes at the cut are whole. */
const spareChars = 100
const more = '…'
/** The contract's limit. */
const maxMarks = 100

/** At most `maxExcerptChars` long. Without a match it returns the beginning of the text. */
export function makeExcerpt(text: string, phrases: readonly Phrase[]): MarkedText {
  const start = findFirst(text, phrases)?.start ?? 0
  const lead = cutStart(text, start)
  const tail = cutEnd(text, start, maxExcerptChars - lead.length)
  const excerpt = lead + tail
  const marks = findMarks(excerpt, phrases)
  const isFound = marks.length > 0 || findFirst(text, phrases) === null
  // A match longer than the excerpt fills all of it after the lead.
  const shown = isFound ? marks : [{ start: lead.length, end: excerpt.length }]
  return { text: excerpt, marks: shown.slice(0, maxMarks) }
}

const tableRule = /^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?[ \t]*$/gmu
const lineStart = /^[ \t]*(?:#{1,6}[ \t]+|```\w*|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t])?)/gmu
/** Only with a letter or digit on at most one side: between two of them it is part of the text. */
const emphasis = /(?<![\p{L}\p{N}])(?:\*\*|`)|(?:\*\*|`)(?![\p{L}\p{N}])/gu

/** Matches all white space except a single space. */
const spaces = /[\s|]{2,}|[^\S ]|\|/gu

/** Removes Markdown's syntax. Never removes a letter or digit, and never joins two words. */
const toOneLine = (text: string): string =>
  text.replace(tableRule, ' ').replace(lineStart, '').replace(emphasis, '').replace(spaces, ' ')

/** Returns the text right before `start`, with `…` if that isn't all of it. */
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

/** Returns at most `maxChars` from `start` on, with `…` if that isn't all of it. */
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
