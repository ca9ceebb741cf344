// Finds phrases in a text. It compares the same words as the index, so that it marks exactly what the index
// found.
import type { Mark } from '../../domain/chat/search.ts'
import { findPlainMarks } from './plain-marks.ts'
import type { Phrase } from './query.ts'
import { foldWords, readWords, type Word } from '../../domain/chat/fold-words.ts'

/** Finds the first place of any phrase, or `null`. Reads no further than that. */
export function findFirst(text: string, phrases: readonly Phrase[]): Mark | null {
  const plain = findPlainMarks(text, phrases)
  return plain ? plain.findFirst(text) : findFirstByWords(text, phrases)
}

/** Finds all places, in order; places that touch or overlap are merged. */
export function findMarks(text: string, phrases: readonly Phrase[]): Mark[] {
  const plain = findPlainMarks(text, phrases)
  return plain ? merge(plain.findAll(text)) : findMarksByWords(text, phrases)
}

/** Does the same for any text, whatever its script. */
export function findFirstByWords(text: string, phrases: readonly Phrase[]): Mark | null {
  for (const mark of matchPhrases(text, phrases)) return mark
  return null
}
export const findMarksByWords = (text: string, phrases: readonly Phrase[]): Mark[] =>
  merge(matchPhrases(text, phrases))

function merge(marks: Iterable<Mark>): Mark[] {
  const found = [...marks].toSorted((left, right) => left.start - right.start)
  const merged: Mark[] = []
  for (const mark of found) {
    const last = merged.at(-1)
    if (last && mark.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) }
    else merged.push(mark)
  }
  return merged
}

function* matchPhrases(text: string, phrases: readonly Phrase[]): Generator<Mark> {
  const longest = Math.max(0, ...phrases.map(({ words }) => words.length))
  const recent: Word[] = []
  for (const word of readWords(text)) {
    recent.push(word)
    if (recent.length > longest) recent.shift()
    for (const phrase of phrases) {
      const mark = matchEnd(text, recent, phrase)
      if (mark) yield mark
    }
  }
}

/** Returns the phrase at the end of these words, or `null`. */
function matchEnd(text: string, recent: readonly Word[], { words, isPrefix }: Phrase): Mark | null {
  const first = recent.length - words.length
  for (let index = words.length - 1; index >= 0; index -= 1) {
    const wanted = words[index] ?? ''
    const found = recent[first + index]?.folded
    const mayGoOn = isPrefix && index === words.length - 1
    if (found === undefined || (mayGoOn ? !found.startsWith(wanted) : found !== wanted)) return null
  }
  const [start, last] = [recent[first], recent.at(-1)]
  if (!start || !last) return null
  return { start: start.start, end: isPrefix ? measurePrefix(text, last, words.at(-1) ?? '') : last.end }
}

/** Returns the end of the searched part of a word; never within what is drawn as one character. */
function measurePrefix(text: string, { start, end }: Word, prefix: string): number {
  const written = text.slice(start, end)
  for (const { segment, index } of graphemes.segment(written)) {
    const to = index + segment.length
    if (foldWords(written.slice(0, to)).trim().length >= prefix.length) return start + to
  }
  return end
}

const graphemes = new Intl.Segmenter()
