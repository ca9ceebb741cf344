// Copies a selection across rows, including the rows in between that aren't drawn.
import { readSelectedRows } from './held-rows.ts'
import type { VirtualRow } from './virtual-row.ts'

/** All rows, and the elements of those that are drawn. */
export interface CopiedRows<Row extends VirtualRow> {
  readRows(): readonly Row[]
  readonly elements: { elementOf(key: string): HTMLElement | undefined }
}

/** Returns the text of a row that isn't drawn. */
export type ReadRowText<Row> = (row: Row) => string

/**
 * Returns the selected text if some selected rows aren't drawn; otherwise `null`, because the browser copies
 * better.
 */
export function readSelectedText<Row extends VirtualRow>(
  view: CopiedRows<Row>,
  scroller: HTMLElement,
  readRowText: ReadRowText<Row>,
): string | null {
  const selected = readSelectedRows(scroller)
  const rows = view.readRows()
  const first = rows.findIndex(({ key }) => key === selected?.firstKey)
  const last = rows.findIndex(({ key }) => key === selected?.lastKey)
  if (!selected || first < 0 || last < 0) return null
  const between = rows.slice(first + 1, last)
  if (between.every(({ key }) => view.elements.elementOf(key))) return null
  const [head, tail] = [selected.range.cloneRange(), selected.range.cloneRange()]
  const ends = [rows[first], rows[last]].map((row) => row && view.elements.elementOf(row.key))
  if (!ends[0] || !ends[1]) return null
  head.setEndAfter(ends[0])
  tail.setStartBefore(ends[1])
  return [readRange(head), ...between.map(readRowText), readRange(tail)]
    .filter((text) => text !== '')
    .join('\n')
}

/** Returns the text as the browser would copy it: with its line breaks, and without unselectable parts. */
function readRange(range: Range): string {
  const selection = getSelection()
  const before = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : null
  selection?.removeAllRanges()
  selection?.addRange(range)
  const text = selection?.toString() ?? ''
  selection?.removeAllRanges()
  if (before) selection?.addRange(before)
  return text.trim()
}
