// Which rows of a list are drawn, and the opening of rows that stand for several. Pure.
import type { RowLayout } from './row-layout.ts'
import type { LayoutRow } from './virtual-row.ts'

/** The rows that a row stands for, asked when it comes near to the view; `null` when it stands for itself. */
export type OpenRow<Row> = (row: Row) => readonly Row[] | null

interface Reach {
  readonly fromPx: number
  readonly toPx: number
}

/** Indexes of the rows that lie within a reach of the layout, as `[first, last]`; empty when first > last. */
export function findReached<Row extends LayoutRow>(layout: RowLayout<Row>, reach: Reach): [number, number] {
  return [Math.max(0, layout.indexAt(reach.fromPx)), layout.indexAt(reach.toPx)]
}

/** What is reached, and those with a held key, in the order of the list. */
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

/** The list with the rows from `first` to `last` opened; `null` when each of them stands for itself. */
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
