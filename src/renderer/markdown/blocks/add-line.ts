// Adds one line to the block state: which open blocks it continues, which it begins, and where its text goes.
// Follows "A parsing strategy" in CommonMark's appendix, with immutable values.
import { closeFrom } from './close-block.ts'
import { addToGroups, readLast, replaceLast } from './grouped.ts'
import { addRow, addVerbatim, setMath, setParagraph, setRaw, takesAnything } from './grow-leaf.ts'
import { Line } from './line.ts'
import { openLeaf, type Started } from './make-room.ts'
import { draftState, type BlockState, type Draft, type OpenBlock } from './open-block.ts'
import { startBlock } from './start-block.ts'

/** Returns the state after one more line, given without its line break. */
export function addLine(state: BlockState, text: string): BlockState {
  const draft = draftState(state)
  const line = new Line(text)
  const depth = continueBlocks(draft, line)
  if (depth !== null) takeLine(draft, line, depth)
  draft.offset += text.length + 1
  return draft
}

/** Returns the state after more of the last line; the innermost block takes the text as it is. */
export function extendLine(state: BlockState, text: string): BlockState {
  const draft = draftState(state)
  const depth = draft.spine.length - 1
  const tip = draft.spine[depth]
  if (tip?.kind === 'fence' || tip?.kind === 'indented') {
    const last = readLast(tip.lines)
    const lines =
      last === undefined ? addToGroups<string>(tip.lines, text) : replaceLast(tip.lines, last + text)
    draft.spine[depth] = { ...tip, lines }
  } else if (tip?.kind === 'paragraph') setParagraph(draft, tip.text + text)
  else if (tip?.kind === 'raw') setRaw(draft, { ...tip, text: tip.text + text })
  else if (tip?.kind === 'math') setMath(draft, { ...tip, source: tip.source + text })
  else addParagraph(draft, draft.spine.length, text)
  draft.offset += text.length
  return draft
}

/** How many of the open blocks the line continues; `null` if it closed a fence and is used up. */
function continueBlocks(draft: Draft, line: Line): number | null {
  let depth = 1
  for (; depth < draft.spine.length; depth++) {
    const block = draft.spine[depth]
    if (block === undefined) break
    if (block.kind === 'fence' && isFenceEnd(line, block.marker, block.markerChars)) {
      closeFrom(draft, depth)
      draft.blankDepth = null
      return null
    }
    if (!continueBlock(block, line, draft.spine.length > depth + 1)) break
  }
  return depth
}

/** Returns true if the line continues this block, and moves past the marker or indent that says so. */
function continueBlock(block: OpenBlock, line: Line, hasOpenChild: boolean): boolean {
  switch (block.kind) {
    case 'document':
    case 'list':
      return true
    case 'quote':
      if (line.indent >= 4 || line.nextCode !== 62) return false
      line.skipIndent()
      line.skipChars(1)
      line.skipColumns(1)
      return true
    case 'item':
      if (line.isBlank) return hasOpenChild || block.blocks.length > 0
      if (line.indent < block.indent) return false
      line.skipColumns(block.indent)
      return true
    case 'footnote':
      if (line.isBlank) return true
      if (line.indent < 4) return false
      line.skipColumns(4)
      return true
    case 'indented':
      if (line.indent < 4 && !line.isBlank) return false
      line.skipColumns(4)
      return true
    case 'fence':
      line.skipColumns(Math.min(block.indent, line.indent))
      return true
    case 'math':
      return block.isBare || !line.isBlank
    case 'raw':
      return block.end !== null || !line.isBlank
    default:
      return !line.isBlank
  }
}

function isFenceEnd(line: Line, marker: number, markerChars: number): boolean {
  if (line.indent >= 4 || line.nextCode !== marker) return false
  let end = line.nextOffset
  while (line.text.charCodeAt(end) === marker) end++
  return end - line.nextOffset >= markerChars && line.text.slice(end).trim() === ''
}

function takeLine(draft: Draft, line: Line, depth: number): void {
  const innermost = draft.spine[depth - 1]
  if (innermost && takesAnything(innermost)) {
    draft.blankDepth = innermost.kind === 'indented' && line.isBlank ? readQuoteDepth(draft, depth) : null
    addVerbatim(draft, innermost, line)
    return
  }
  let reached = depth
  let started: Started = null
  while (!line.isBlank) {
    started = startBlock(draft, line, reached)
    if (started !== 'container') break
    reached = draft.spine.length
  }
  if (line.isBlank && started === null) {
    closeFrom(draft, depth)
    draft.blankDepth = readQuoteDepth(draft, depth)
    return
  }
  if (started !== 'leaf' && !line.isBlank) addWords(draft, line, reached, reached === depth)
  draft.blankDepth = null
}

const readQuoteDepth = (draft: Draft, depth: number): number =>
  Math.max(
    0,
    draft.spine.findLastIndex(({ kind }, index) => index < depth && kind === 'quote'),
  )

/** Text that begins no block: continues the innermost block that can take it, or becomes a paragraph. */
function addWords(draft: Draft, line: Line, depth: number, canBeLazy: boolean): void {
  const tip = draft.spine.at(-1)
  const isOpenParagraph = tip?.kind === 'paragraph' || (tip?.kind === 'raw' && tip.isParagraph)
  if (!isOpenParagraph || !canBeLazy || endsFootnote(draft, line, depth)) closeFrom(draft, depth)
  const innermost = draft.spine.at(-1)
  line.skipIndent()
  const words = line.readRest()
  if (innermost?.kind === 'paragraph') setParagraph(draft, joinLines(innermost.text, words))
  else if (innermost?.kind === 'raw') setRaw(draft, { ...innermost, text: `${innermost.text}\n${words}` })
  else if (innermost?.kind !== 'table' || !addRow(draft, innermost, words)) addParagraph(draft, depth, words)
}

const joinLines = (text: string, words: string): string => (text === '' ? words : `${text}\n${words}`)

/** Models often write link definitions right after the footnotes; those are not part of the note. */
const endsFootnote = (draft: Draft, line: Line, depth: number): boolean =>
  draft.spine[depth]?.kind === 'footnote' && /^\s*\[[^\]]{1,200}\]:\s*\S/u.test(line.text)

function addParagraph(draft: Draft, depth: number, words: string): void {
  openLeaf(draft, depth, { kind: 'paragraph', text: '' })
  setParagraph(draft, words)
}
