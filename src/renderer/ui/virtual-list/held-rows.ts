// Finds the rows that stay drawn wherever the view is: the one with the focus, and those at the ends of a
// selection. Without this, scrolling away would lose the focus and the selection.

const rowOf = (node: Node | null, scroller: HTMLElement): string | null => {
  const element = node instanceof Element ? node : (node?.parentElement ?? null)
  const row = element?.closest<HTMLElement>('[data-row]') ?? null
  return row && scroller.contains(row) ? (row.dataset['row'] ?? null) : null
}

export interface SelectedRows {
  /** In document order. `null` if that end of the selection isn't in a row. */
  readonly firstKey: string | null
  readonly lastKey: string | null
  readonly range: Range
}

/** Returns the selection within the list, or `null`. */
export function readSelectedRows(scroller: HTMLElement): SelectedRows | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(scroller)) return null
  const [firstKey, lastKey] = [rowOf(range.startContainer, scroller), rowOf(range.endContainer, scroller)]
  return { firstKey, lastKey, range }
}

export function listHeldKeys(scroller: HTMLElement): Set<string> {
  const held = new Set<string>()
  const focused = rowOf(document.activeElement, scroller)
  if (focused !== null) held.add(focused)
  const selected = readSelectedRows(scroller)
  for (const key of [selected?.firstKey, selected?.lastKey]) if (key) held.add(key)
  return held
}
