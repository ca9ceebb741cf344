// Begins quotes, footnotes and list items. The rest of the line goes on inside them. Begins nothing beyond
// the maximum depth.
import { closeFrom } from './close-block.ts'
import { groupNothing, hasItems } from './grouped.ts'
import { maxDepth } from './limits.ts'
import type { Line } from './line.ts'
import { makeRoom, type Started } from './make-room.ts'
import type { Draft } from './open-block.ts'

export function startQuote(draft: Draft, line: Line, depth: number): Started {
  if (depth >= maxDepth) return null
  makeRoom(draft, depth)
  line.skipIndent()
  line.skipChars(1)
  line.skipColumns(1)
  draft.spine.push({ kind: 'quote', blocks: [] })
  return 'container'
}

export function startFootnote(draft: Draft, line: Line, depth: number): Started {
  const text = line.text.slice(line.nextOffset, line.nextOffset + 210)
  const marker = /^\[\^([^\s[\]]{1,200})\]:/u.exec(text)
  if (marker === null || depth >= maxDepth) return null
  makeRoom(draft, depth)
  line.skipIndent()
  line.skipChars(marker[0].length)
  line.skipIndent()
  draft.spine.push({ kind: 'footnote', label: marker[1] ?? '', blocks: [], marks: [] })
  return 'container'
}

interface ItemMarker {
  readonly marker: string
  readonly start: number | null
  readonly chars: number
}

function readMarker(line: Line, isInParagraph: boolean): ItemMarker | null {
  const text = line.text.slice(line.nextOffset, line.nextOffset + 12)
  const found = /^(?:([-+*])|(\d{1,9})([.)]))(?=[ \t]|$)/u.exec(text)
  if (found === null) return null
  const [whole, bullet, digits, delimiter] = found
  const start = digits === undefined ? null : Number(digits)
  const isEmpty = line.text.slice(line.nextOffset + whole.length).trim() === ''
  if (isInParagraph && (isEmpty || (start !== null && start !== 1))) return null
  return { marker: bullet ?? delimiter ?? '', start, chars: whole.length }
}

export function startItem(draft: Draft, line: Line, depth: number): Started {
  const isInParagraph = draft.spine[depth - 1]?.kind === 'paragraph'
  const found = readMarker(line, isInParagraph)
  if (found === null || depth >= maxDepth - 1) return null
  const outer = line.indent
  line.skipIndent()
  line.skipChars(found.chars)
  const gap = line.indent
  const isWide = line.isBlank || gap > 4
  line.skipColumns(isWide ? 1 : gap)
  openItem(draft, depth, found, outer + found.chars + (isWide ? 1 : gap))
  return 'container'
}

function openItem(draft: Draft, depth: number, { marker, start }: ItemMarker, indent: number): void {
  const list = draft.spine[depth - 1]
  if (list?.kind === 'list' && list.marker === marker) {
    closeFrom(draft, depth)
    const closed = draft.spine[depth - 1]
    const hasGap = draft.blankDepth !== null && draft.blankDepth < depth - 1
    if (closed?.kind === 'list' && hasGap && hasItems(closed.items)) {
      draft.spine[depth - 1] = { ...closed, isTight: false }
    }
  } else {
    makeRoom(draft, depth)
    draft.spine.push({ kind: 'list', marker, start, isTight: true, items: groupNothing() })
  }
  draft.spine.push({ kind: 'item', indent, isDone: null, blocks: [] })
}
