// Closes a block that can't grow any more: it becomes a settled block of its parent.
import type { Block, Code, List, ListItem } from '../nodes.ts'
import { normalizeLabel } from '../label.ts'
import { parsePhrasing } from '../phrasing/parse-phrasing.ts'
import { addToGroups, readGroups } from './grouped.ts'
import { fullPageBlocks, fullPageChars, maxDefinitions } from './limits.ts'
import { readDefinitions } from './link-definition.ts'
import type { Draft, OpenBlock, OpenDocument, OpenItem, OpenMath, OpenParagraph } from './open-block.ts'

/**
 * Closes the open blocks from `depth` on, the innermost first. `isOpen` means that the text simply ends here
 * for now.
 */
export function closeFrom(draft: Draft, depth: number, isOpen = false): void {
  while (draft.spine.length > depth) {
    const block = draft.spine.pop()
    if (block) closeBlock(draft, block, isOpen)
  }
}

function closeBlock(draft: Draft, block: OpenBlock, isOpen: boolean): void {
  switch (block.kind) {
    case 'document':
      return
    case 'quote':
      addBlock(draft, { kind: 'quote', blocks: block.blocks })
      return
    case 'footnote':
      addFootnote(draft, block)
      return
    case 'list':
      addBlock(draft, makeList(block))
      return
    case 'item':
      addItem(draft, { isDone: block.isDone, blocks: block.blocks })
      return
    case 'paragraph':
      closeParagraph(draft, block)
      return
    case 'fence':
    case 'indented': {
      const language = block.kind === 'fence' ? block.language : ''
      const isCut = isOpen && block.kind === 'fence'
      const code: Code = { kind: 'code', language, lines: readGroups(block.lines), isOpen: isCut }
      addBlock(draft, code)
      return
    }
    case 'raw':
      if (block.text !== '') addRaw(draft, block.text, block.isContinued)
      return
    case 'table': {
      const { align, head, rows } = block
      addBlock(draft, { kind: 'table', align, head, rows: readGroups(rows) })
      return
    }
    case 'math':
      closeMath(draft, block, isOpen)
  }
}

const makeList = ({ start, isTight, items }: Extract<OpenBlock, { kind: 'list' }>): List => ({
  kind: 'list',
  start,
  isTight,
  items: readGroups(items),
})

/** Adds a settled block to the innermost open one, which must be a container. */
export function addBlock(draft: Draft, block: Block): void {
  const depth = draft.spine.length - 1
  const parent = draft.spine[depth]
  if (parent?.kind === 'document') draft.spine[depth] = addToPage(parent, block, draft.offset)
  else if (parent && 'blocks' in parent) draft.spine[depth] = { ...parent, blocks: [...parent.blocks, block] }
}

export function addRaw(draft: Draft, text: string, isContinued: boolean): void {
  addBlock(draft, { kind: 'raw', text, isContinued })
}

function addToPage(parent: OpenDocument, block: Block, offset: number): OpenDocument {
  const weight = block.kind === 'raw' ? block.text.length : offset - parent.start
  return isFull(parent)
    ? { ...parent, pages: [...parent.pages, { blocks: parent.blocks }], blocks: [block], weight }
    : { ...parent, blocks: [...parent.blocks, block], weight: parent.weight + weight }
}

const isFull = ({ blocks, weight }: OpenDocument): boolean =>
  blocks.length >= fullPageBlocks || (blocks.length > 0 && weight >= fullPageChars)

function addItem(draft: Draft, item: ListItem): void {
  const depth = draft.spine.length - 1
  const list = draft.spine[depth]
  if (list?.kind === 'list') draft.spine[depth] = { ...list, items: addToGroups(list.items, item) }
}

function addFootnote(draft: Draft, note: Extract<OpenBlock, { kind: 'footnote' }>): void {
  const key = normalizeLabel(note.label)
  if (draft.footnotes.has(key) || draft.footnotes.size >= maxDefinitions) return
  const { label, blocks, marks } = note
  draft.footnotes = new Map(draft.footnotes).set(key, { label, blocks, marks })
}

function closeParagraph(draft: Draft, { text }: OpenParagraph): void {
  const source = takeTaskMark(draft, trimEnd(settleDefinitions(draft, text)))
  if (source === '') return
  noteMarks(draft, source)
  addBlock(draft, { kind: 'paragraph', source })
}

/** Takes a paragraph's definitions out of it; the first definition of a label wins. */
export function settleDefinitions(draft: Draft, text: string): string {
  const { definitions, rest } = readDefinitions(text)
  const fresh = definitions.filter(({ label }) => !draft.links.has(label))
  if (fresh.length === 0) return rest
  const links = new Map(draft.links)
  for (const { label, url } of fresh) {
    if (!links.has(label) && links.size < maxDefinitions) links.set(label, url)
  }
  draft.links = links
  return rest
}

const trimEnd = (text: string): string => text.replace(/[ \t\n]+$/u, '')

/** A task's mark starts its item's first paragraph and must be followed by text. */
function takeTaskMark(draft: Draft, source: string): string {
  const depth = draft.spine.length - 1
  const item = draft.spine[depth]
  if (item?.kind !== 'item' || item.blocks.length > 0 || !source.startsWith('[')) return source
  const mark = /^\[([ xX])\][ \t\n]+(?=\S)/u.exec(source)
  if (mark === null) return source
  const task: OpenItem = { ...item, isDone: mark[1] !== ' ' }
  draft.spine[depth] = task
  return source.slice(mark[0].length)
}

/** Stores the footnote marks of settled phrasing. Parses it only if it can contain one. */
export function noteMarks(draft: Draft, source: string): void {
  if (!source.includes('[^')) return
  const { marks } = parsePhrasing(source)
  if (marks.length === 0) return
  const depth = draft.spine.findLastIndex(({ kind }) => kind === 'footnote')
  const note = draft.spine[depth]
  if (note?.kind === 'footnote') {
    if (note.marks.length < maxDefinitions) draft.spine[depth] = { ...note, marks: [...note.marks, ...marks] }
    return
  }
  const page = readPage(draft)
  const added = new Map(draft.marks)
  for (const mark of marks) if (!added.has(mark) && added.size < maxDefinitions) added.set(mark, page)
  if (added.size > draft.marks.size) draft.marks = added
}

/** The index of the page for the next settled block. */
function readPage({ spine }: Draft): number {
  const document = spine[0]
  if (document?.kind !== 'document') return 0
  return document.pages.length + (isFull(document) ? 1 : 0)
}

function closeMath(draft: Draft, math: OpenMath, isOpen: boolean): void {
  if (!math.isBare && !isOpen) closeParagraph(draft, { kind: 'paragraph', text: math.source })
  else addBlock(draft, { kind: 'math', tex: math.source.slice(2).trim(), isOpen })
}
