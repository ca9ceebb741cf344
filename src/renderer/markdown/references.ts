// Builds the references of a text from its blocks: URLs by label, and footnotes numbered by their first
// marks.
import type { BlockState, FootnoteText } from './blocks/open-block.ts'
import type { Footnote, References } from './nodes.ts'

export const emptyReferences: References = { links: new Map(), footnotes: new Map(), numbers: new Map() }

/** Unchanged parts of `before` keep their identity. */
export function makeReferences(
  { links, footnotes, marks }: Pick<BlockState, 'links' | 'footnotes' | 'marks'>,
  before: References = emptyReferences,
): References {
  const notes =
    footnotes.size === 0 || marks.size === 0 ? null : numberNotes(footnotes, marks, before.footnotes)
  const numbers = keepMap(before.numbers, notes?.numbers ?? emptyReferences.numbers, Object.is)
  const kept = keepMap(before.footnotes, notes?.footnotes ?? emptyReferences.footnotes, Object.is)
  const keptLinks = keepMap(before.links, links, Object.is)
  const isSame = keptLinks === before.links && kept === before.footnotes && numbers === before.numbers
  return isSame ? before : { links: keptLinks, footnotes: kept, numbers }
}

interface NumberedNotes {
  readonly footnotes: Map<string, Footnote>
  readonly numbers: Map<string, number>
}

/**
 * Numbers the notes marked in the text first, then those marked only in notes, in the order of these notes.
 */
function numberNotes(
  texts: ReadonlyMap<string, FootnoteText>,
  marks: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, Footnote>,
): NumberedNotes {
  const footnotes = new Map<string, Footnote>()
  const numbers = new Map<string, number>()
  const add = (key: string, page: number | null) => {
    const text = texts.get(key)
    if (text === undefined || footnotes.has(key)) return
    const number = footnotes.size + 1
    const note = { number, label: text.label, blocks: text.blocks, page }
    const old = before.get(key)
    footnotes.set(key, old && isSameNote(old, note) ? old : note)
    numbers.set(key, number)
  }
  for (const [key, page] of marks) add(key, page)
  // Iterating over a map also visits entries that are added meanwhile.
  for (const key of footnotes.keys()) for (const mark of texts.get(key)?.marks ?? []) add(mark, null)
  return { footnotes, numbers }
}

const isSameNote = (a: Footnote, b: Footnote): boolean =>
  a.number === b.number && a.label === b.label && a.blocks === b.blocks && a.page === b.page

function keepMap<Value>(
  before: ReadonlyMap<string, Value>,
  now: ReadonlyMap<string, Value>,
  isSame: (a: Value, b: Value) => boolean,
): ReadonlyMap<string, Value> {
  if (before === now) return before
  if (before.size !== now.size) return now
  const others = before.entries()
  for (const [key, value] of now) {
    const [otherKey, other] = others.next().value ?? ['', value]
    if (key !== otherKey || !isSame(other, value)) return now
  }
  return before
}
