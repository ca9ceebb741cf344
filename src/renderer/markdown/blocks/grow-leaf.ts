// Adds text to the innermost open block within the limits: verbatim, as a table row, or as a paragraph's
// text.
import { addRaw, closeFrom, noteMarks, settleDefinitions } from './close-block.ts'
import { addToGroups } from './grouped.ts'
import { maxMathChars, maxMissingCells, maxPhrasingChars, maxPieceChars } from './limits.ts'
import type { Line } from './line.ts'
import type { Draft, OpenBlock, OpenMath, OpenRaw, OpenTable } from './open-block.ts'
import { readRow } from './table-line.ts'

type Verbatim = Extract<OpenBlock, { kind: 'fence' | 'indented' | 'raw' | 'math' }>

/** Returns true for a block that takes every line verbatim, so that nothing can begin inside it. */
export const takesAnything = (block: OpenBlock): block is Verbatim =>
  block.kind === 'fence' ||
  block.kind === 'indented' ||
  block.kind === 'math' ||
  (block.kind === 'raw' && !block.isParagraph)

/** `block` must be the innermost open one. */
export function addVerbatim(draft: Draft, block: Verbatim, line: Line): void {
  const rest = line.readRest()
  switch (block.kind) {
    case 'fence':
      replaceTip(draft, { ...block, lines: addToGroups(block.lines, rest) })
      return
    case 'indented':
      if (line.isBlank) replaceTip(draft, { ...block, blanks: [...block.blanks, rest] })
      else {
        const lines = [...block.blanks, rest].reduce<typeof block.lines>(addToGroups, block.lines)
        replaceTip(draft, { ...block, lines, blanks: [] })
      }
      return
    case 'raw':
      setRaw(draft, { ...block, text: `${block.text}\n${rest}` })
      if (block.end?.test(rest) === true) closeFrom(draft, draft.spine.length - 1)
      return
    case 'math':
      addFormula(draft, block, rest)
  }
}

function addFormula(draft: Draft, math: OpenMath, rest: string): void {
  const text = rest.trimEnd()
  if (!text.endsWith(math.closer)) {
    setMath(draft, { ...math, source: `${math.source}\n${text}` })
    return
  }
  // The closer was found, so this is certainly a formula, like one whose opener is alone on its line.
  replaceTip(draft, {
    ...math,
    isBare: true,
    source: `${math.source}\n${text.slice(0, -math.closer.length)}`,
  })
  closeFrom(draft, draft.spine.length - 1)
}

const replaceTip = (draft: Draft, block: OpenBlock): void => {
  draft.spine[draft.spine.length - 1] = block
}

/** The innermost open block must be the paragraph. Definitions don't count towards its length. */
export function setParagraph(draft: Draft, whole: string): void {
  const text = whole.length > maxPhrasingChars ? settleDefinitions(draft, whole) : whole
  if (text.length <= maxPhrasingChars) replaceTip(draft, { kind: 'paragraph', text })
  else setRaw(draft, { kind: 'raw', text, isContinued: false, end: null, isParagraph: true })
}

/** The innermost open block must be the formula. */
export function setMath(draft: Draft, math: OpenMath): void {
  if (math.source.length <= maxMathChars) replaceTip(draft, math)
  else setRaw(draft, { kind: 'raw', text: math.source, isContinued: false, end: null, isParagraph: true })
}

/** Replaces the innermost open block by this one. Full pieces of text settle at once. */
export function setRaw(draft: Draft, raw: OpenRaw): void {
  let { text, isContinued } = raw
  draft.spine.pop()
  while (text.length > maxPieceChars) {
    const end = findPieceEnd(text)
    addRaw(draft, text.slice(0, end), isContinued)
    text = text.slice(end)
    isContinued = true
  }
  draft.spine.push({ ...raw, text, isContinued })
}

/** Returns a position after white space if there is any near the end, and never inside a surrogate pair. */
function findPieceEnd(text: string): number {
  for (let end = maxPieceChars; end > maxPieceChars - 512; end--) {
    if (/\s/u.test(text.charAt(end - 1))) return end
  }
  const last = text.charCodeAt(maxPieceChars - 1)
  return last >= 0xd800 && last <= 0xdbff ? maxPieceChars - 1 : maxPieceChars
}

/** Adds a row to the table, the innermost open block. Returns false if the table ended at a limit instead. */
export function addRow(draft: Draft, table: OpenTable, words: string): boolean {
  const { row, missing } = readRow(words, table.head.length)
  const missingCells = table.missingCells + missing
  if (words.length >= maxPhrasingChars || missingCells > maxMissingCells) {
    closeFrom(draft, draft.spine.length - 1)
    return false
  }
  for (const cell of row) noteMarks(draft, cell)
  replaceTip(draft, { ...table, rows: addToGroups(table.rows, row), missingCells })
  return true
}
