// Decides which rows of a list are drawn, and replaces closed rows by those they stand for. Pure.
import type { RowLayout } from './row-layout.ts'
import type { LayoutRow } from './virtual-row.ts'

/**
 * Returns the rows that a closed row stands for, when it comes near the view; `null` for a row that is
 * already open.
 */
export type OpenRow<Row> = (row: Row) => readonly Row[] | null

interface Reach {
  readonly fromPx: number
  readonly toPx: number
}

/**
 * Returns the `[first, last]` indexes of the rows within the given part of the layout; empty if first > last.
 */
export function findReached<Row extends LayoutRow>(layout: RowLayout<Row>, reach: Reach): [number, number] {
  return [Math.max(0, layout.indexAt(reach.fromPx)), layout.indexAt(reach.toPx)]
}

/** Returns the rows within reach and those with held keys, in the order of the list. */
export function listDrawn<Row extends LayoutRow>(
  layout: RowLayout<Row>,
  reach: Reach,
  heldKeys: ReadonlySet<string>,
): readonly Row[] {
  const [first, last] = findReached(layout, reach)
  const held = [...heldKeys].map((key) => layout.indexOf(key)).toSorted((a, b) => a - b)
  const at = (indexes: readonly number[]) => indexes.flatMap((index) => layout.rows[index] ?? [])
  return [
    ...at(held.filter((index) => index >= 0 && index < first)),
    ...layout.rows.slice(first, last + 1),
    ...at(held.filter((index) => index > last)),
  ]
}

/**
 * Replaces the closed rows from `first` to `last` by those they stand for. Returns `null` if none is closed.
 */
export function openRows<Row>(
  rows: readonly Row[],
  [first, last]: readonly [number, number],
  openRow: OpenRow<Row>,
): readonly Row[] | null {
  const middle: Row[] = []
  let isChanged = false
  for (const row of rows.slice(first, last + 1)) {
    const opened = openRow(row)
    if (opened) middle.push(...opened)
    else middle.push(row)
    isChanged ||= opened !== null
  }
  return isChanged ? [...rows.slice(0, first), ...middle, ...rows.slice(last + 1)] : null
}
