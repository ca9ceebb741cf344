// Finds a text by a few letters: whole words, beginnings of words, or letters in order. Ignores case and
// accents. Pure.
import type { Mark } from '../../domain/chat/search.ts'

export interface Match {
  /** Higher is better. Comparable only within one query. */
  readonly score: number
  /** True if letters were skipped within a word: a guess, for when nothing fits better. */
  readonly isLoose: boolean
  readonly marks: readonly Mark[]
}

const points = { letter: 1, wordStart: 8, nextTo: 5, textStart: 6, whole: 12, gap: -0.5, length: -0.03 }

/** Folds character by character, so that the positions of marks fit the original text. */
const fold = (text: string): string[] =>
  Array.from({ length: text.length }, (_, at) =>
    text.charAt(at).normalize('NFD').charAt(0).toLowerCase().charAt(0),
  )

const isWordLetter = (letter: string | undefined): boolean =>
  letter !== undefined && /[\p{L}\p{N}]/u.test(letter)

/**
 * Returns `null` unless all words of the query are found. An empty query matches every text, without marks.
 */
export function matchFuzzily(query: string, text: string): Match | null {
  const letters = fold(text)
  const found = new Set<number>()
  let score = letters.length * points.length
  let isLoose = false
  for (const term of query.split(/\s+/u)) {
    if (term === '') continue
    const match = matchTerm(fold(term), letters)
    if (!match) return null
    score += match.score
    isLoose ||= match.isLoose
    for (const at of match.at) found.add(at)
  }
  return { score, isLoose, marks: joinMarks([...found].toSorted((a, b) => a - b)) }
}

interface TermMatch {
  readonly score: number
  readonly isLoose: boolean
  readonly at: readonly number[]
}

/** Finds the best match of the letters in order. They must begin at the start of a word, or be contiguous. */
function matchTerm(term: readonly string[], letters: readonly string[]): TermMatch | null {
  const starts = letters.map(
    (letter, at) => isWordLetter(letter) && (at === 0 || !isWordLetter(letters[at - 1])),
  )
  let best: TermMatch | null = null
  for (const [from, letter] of letters.entries()) {
    if (letter !== term[0]) continue
    const together = term.every((one, step) => letters[from + step] === one)
    if (!starts[from] && !together) continue
    const at = together ? term.map((_, step) => from + step) : followLetters(term, letters, starts, from)
    if (!at) continue
    const score = rate(at, letters, starts)
    const isLoose = at.some((here, step) => step > 0 && here !== (at[step - 1] ?? 0) + 1 && !starts[here])
    if (!best || isBetter({ score, isLoose }, best)) best = { score, isLoose, at }
  }
  return best
}

type Rating = Omit<TermMatch, 'at'>

const isBetter = (a: Rating, b: Rating): boolean => (a.isLoose === b.isLoose ? a.score > b.score : b.isLoose)

/**
 * Puts each letter right after the one before, else at the next word that begins with it, else anywhere
 * later.
 */
function followLetters(
  term: readonly string[],
  letters: readonly string[],
  starts: readonly boolean[],
  from: number,
): number[] | null {
  const at = [from]
  for (const letter of term.slice(1)) {
    const after = (at.at(-1) ?? 0) + 1
    let next = letters[after] === letter ? after : -1
    if (next < 0) next = letters.findIndex((one, i) => i >= after && one === letter && starts[i] === true)
    if (next < 0) next = letters.indexOf(letter, after)
    if (next < 0) return null
    at.push(next)
  }
  return at
}

function rate(at: readonly number[], letters: readonly string[], starts: readonly boolean[]): number {
  let score = at[0] === 0 ? points.textStart : 0
  for (const [step, here] of at.entries()) {
    const before = step === 0 ? here : (at[step - 1] ?? here)
    score += points.letter
    if (starts[here]) score += points.wordStart
    if (step > 0 && here === before + 1) score += points.nextTo
    else if (step > 0) score += points.gap * Math.min(here - before, 10)
  }
  const last = at.at(-1) ?? 0
  const isWhole = starts[at[0] ?? 0] === true && !isWordLetter(letters[last + 1])
  return isWhole && last - (at[0] ?? 0) === at.length - 1 ? score + points.whole : score
}

function joinMarks(at: readonly number[]): Mark[] {
  const marks: Mark[] = []
  for (const here of at) {
    const last = marks.at(-1)
    if (last?.end === here) marks[marks.length - 1] = { start: last.start, end: here + 1 }
    else marks.push({ start: here, end: here + 1 })
  }
  return marks
}
