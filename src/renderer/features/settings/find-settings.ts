// Finds settings by a few typed words: in the setting's name, in its other words and the place's name, or in its
// sentences. Pure.
import type { Mark } from '../../../domain/chat/search.ts'
import { matchFuzzily } from '../../base/fuzzy-match.ts'
import { startsWords } from '../../base/word-start.ts'

export interface Searched {
  readonly name: string
  /** Where it is. */
  readonly place: string
  /** Words that are never shown. */
  readonly alias: string
  /** The sentences beside the control. */
  readonly help: string
}

export interface Found<Entry extends Searched> {
  readonly entry: Entry
  /** Where the typed words are in the name. */
  readonly marks: readonly Mark[]
}

/** Where a word was found, the best first. A guess skips letters of the name. */
const ranks = { name: 0, alias: 1, help: 2, guess: 3 } as const
type Rank = (typeof ranks)[keyof typeof ranks]

interface WordHit {
  readonly rank: Rank
  readonly score: number
  readonly marks: readonly Mark[]
}

function findWord(word: string, entry: Searched): WordHit | null {
  const inName = matchFuzzily(word, entry.name)
  if (inName && !inName.isLoose) return { ...inName, rank: ranks.name }
  const hit = (rank: Rank): WordHit => ({ rank, score: 0, marks: [] })
  if (startsWords(word, `${entry.alias} ${entry.place}`)) return hit(ranks.alias)
  if (startsWords(word, entry.help)) return hit(ranks.help)
  return inName && { ...inName, rank: ranks.guess }
}

/** Guesses are listed only if there is nothing better. An empty query finds nothing. */
export function findSettings<Entry extends Searched>(
  entries: readonly Entry[],
  query: string,
): readonly Found<Entry>[] {
  const wanted = query.split(/\s+/u).filter(Boolean)
  if (wanted.length === 0) return []
  const found = entries.flatMap((entry) => {
    const hits = wanted.flatMap((word) => findWord(word, entry) ?? [])
    if (hits.length < wanted.length) return []
    // One mark for each place, even if two of the words are found there.
    const marks = joinMarks(hits.flatMap((hit) => hit.marks))
    const rank = Math.max(...hits.map((hit) => hit.rank))
    return [{ entry, marks, rank, score: hits.reduce((sum, { score }) => sum + score, 0) }]
  })
  const sure = found.filter(({ rank }) => rank < ranks.guess)
  return (sure.length > 0 ? sure : found)
    .toSorted((a, b) => a.rank - b.rank || b.score - a.score)
    .map(({ entry, marks }) => ({ entry, marks }))
}

/** Sorted and without overlaps, as `Marked` draws them. */
function joinMarks(marks: readonly Mark[]): readonly Mark[] {
  const joined: Mark[] = []
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && mark.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) }
    else joined.push(mark)
  }
  return joined
}
