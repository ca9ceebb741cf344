// Begins the blocks whose second line reveals what the paragraph above is: a heading, or the head of a table.
import { closeFrom, noteMarks } from './close-block.ts'
import { groupNothing } from './grouped.ts'
import type { Line } from './line.ts'
import { readDefinitions } from './link-definition.ts'
import type { Started } from './make-room.ts'
import type { Draft } from './open-block.ts'
import { addHeading } from './start-leaf.ts'
import { readDelimiters, splitCells } from './table-line.ts'

export function startSetext(draft: Draft, line: Line, depth: number): Started {
  const paragraph = draft.spine[depth - 1]
  if (paragraph?.kind !== 'paragraph') return null
  const text = line.text.slice(line.nextOffset)
  if (!/^(?:=+|-+)[ \t]*$/u.test(text)) return null
  if (readDefinitions(paragraph.text).rest.trim() === '') return null
  closeDefinitions(draft, depth, paragraph.text, text.startsWith('=') ? 1 : 2)
  return 'leaf'
}

/** Settles the paragraph's definitions; the rest becomes the heading. */
function closeDefinitions(draft: Draft, depth: number, text: string, level: number): void {
  const { rest } = readDefinitions(text)
  draft.spine[depth - 1] = { kind: 'paragraph', text: text.slice(0, text.length - rest.length) }
  closeFrom(draft, depth - 1)
  addHeading(draft, level, rest.trim())
}

/** Begins a table whose head is the paragraph's last line. */
export function startTable(draft: Draft, line: Line, depth: number): Started {
  const paragraph = draft.spine[depth - 1]
  if (paragraph?.kind !== 'paragraph') return null
  const headStart = paragraph.text.lastIndexOf('\n') + 1
  const headLine = paragraph.text.slice(headStart)
  const align = headLine.includes('|') ? readDelimiters(line.text.slice(line.nextOffset)) : null
  if (align === null) return null
  const head = splitCells(headLine)
  if (head.length !== align.length) return null
  draft.spine[depth - 1] = { kind: 'paragraph', text: paragraph.text.slice(0, headStart) }
  closeFrom(draft, depth - 1)
  for (const cell of head) noteMarks(draft, cell)
  draft.spine.push({ kind: 'table', align, head, rows: groupNothing(), missingCells: 0 })
  return 'leaf'
}
