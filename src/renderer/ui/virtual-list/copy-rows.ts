// Copying what is selected across rows: those in between may not be drawn, and still belong to it.
import { readSelectedRows } from './held-rows.ts'
import type { ListView } from './list-view.ts'
import type { VirtualRow } from './virtual-row.ts'

/** The text of a row that isn't drawn, with what parts it from the row after it. */
export type ReadRowText<Row> = (row: Row) => string

/** The selected text, if rows of it are not drawn; otherwise `null`: the browser does it better. */
export function readSelectedText<Row extends VirtualRow>(
  view: ListView<Row>,
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

/** As the browser would copy it: with its line breaks, and without what can't be selected. */
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
