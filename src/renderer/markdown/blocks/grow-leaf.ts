// How the innermost open block takes in more: as it is, as a row, or as words, within the limits.
import { addRaw, closeFrom, noteMarks, settleDefinitions } from './close-block.ts'
import { addToGroups } from './grouped.ts'
import { maxMathChars, maxMissingCells, maxPhrasingChars, maxPieceChars } from './limits.ts'
import type { Line } from './line.ts'
import type { Draft, OpenBlock, OpenMath, OpenRaw, OpenTable } from './open-block.ts'
import { readRow } from './table-line.ts'

type Verbatim = Extract<OpenBlock, { kind: 'fence' | 'indented' | 'raw' | 'math' }>

/** Nothing can begin inside such a block: lines are its own whatever they look like. */
export const takesAnything = (block: OpenBlock): block is Verbatim =>
  block.kind === 'fence' ||
  block.kind === 'indented' ||
  block.kind === 'math' ||
  (block.kind === 'raw' && !block.isParagraph)

/** `block` is the innermost open one. */
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
  // With its closer it is a formula for certain, as one that stands alone is.
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

/** The innermost open block is the paragraph. Definitions don't count towards its length. */
export function setParagraph(draft: Draft, whole: string): void {
  const text = whole.length > maxPhrasingChars ? settleDefinitions(draft, whole) : whole
  if (text.length <= maxPhrasingChars) replaceTip(draft, { kind: 'paragraph', text })
  else setRaw(draft, { kind: 'raw', text, isContinued: false, end: null, isParagraph: true })
}

/** The innermost open block is the formula. */
export function setMath(draft: Draft, math: OpenMath): void {
  if (math.source.length <= maxMathChars) replaceTip(draft, math)
  else setRaw(draft, { kind: 'raw', text: math.source, isContinued: false, end: null, isParagraph: true })
}

/** The innermost open block is to be this one. What fills a piece settles at once. */
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

/** After white space if there is some near the end, and never inside a surrogate pair. */
function findPieceEnd(text: string): number {
  for (let end = maxPieceChars; end > maxPieceChars - 512; end--) {
    if (/\s/u.test(text.charAt(end - 1))) return end
  }
  const last = text.charCodeAt(maxPieceChars - 1)
  return last >= 0xd800 && last <= 0xdbff ? maxPieceChars - 1 : maxPieceChars
}

/** `false`: the line is no row, and the table has ended. The innermost open block is the table. */
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
