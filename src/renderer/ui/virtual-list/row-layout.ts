// The position of each row of a long list. Heights are whole pixels, so that rounding errors don't add up. A
// row that was never drawn counts with its estimate. Pure.
import type { LayoutRow } from './virtual-row.ts'

export interface RowLayout<Row extends LayoutRow> {
  readonly rows: readonly Row[]
  /** The height of all rows. */
  readonly totalPx: number
  /** Replaces the rows; measured heights are kept by key. */
  setRows(rows: readonly Row[]): void
  /** Stores a measured height, rounded up. Returns true if rows have moved. */
  measure(key: string, heightPx: number): boolean
  /** Marks all heights as unmeasured but keeps them as estimates, because the width has changed. */
  doubtHeights(): void
  isMeasured(key: string): boolean
  /** Returns -1 if no row has this key. */
  indexOf(key: string): number
  topOf(index: number): number
  heightOf(index: number): number
  /** The row at this position, or the nearest one; -1 if there are no rows. */
  indexAt(y: number): number
}

export function createRowLayout<Row extends LayoutRow>(): RowLayout<Row> {
  let rows: readonly Row[] = []
  const indexes = new Map<string, number>()
  const heights = new Map<string, number>()
  const exact = new Set<string>()
  /** `tops[i]` is valid for each `i` up to `rightUpTo`; `tops[rows.length]` is the total height. */
  let tops = new Float64Array(1)
  let rightUpTo = 0

  const heightOf = (index: number): number => {
    const row = rows[index]
    return row ? (heights.get(row.key) ?? Math.ceil(row.estimatedPx)) : 0
  }

  const topOf = (index: number): number => {
    for (; rightUpTo < index; rightUpTo += 1)
      tops[rightUpTo + 1] = (tops[rightUpTo] ?? 0) + heightOf(rightUpTo)
    return tops[index] ?? 0
  }

  return {
    get rows() {
      return rows
    },
    get totalPx() {
      return topOf(rows.length)
    },
    setRows(next) {
      // Everything before the first difference stays valid: most changes are at the end of a list.
      let same = 0
      while (same < rows.length && rows[same] === next[same]) same += 1
      for (let index = same; index < rows.length; index += 1) indexes.delete(rows[index]?.key ?? '')
      for (let index = same; index < next.length; index += 1) indexes.set(next[index]?.key ?? '', index)
      rows = next
      if (tops.length <= next.length) {
        const more = new Float64Array(next.length * 2 + 1)
        more.set(tops)
        tops = more
      }
      rightUpTo = Math.min(rightUpTo, same)
    },
    measure(key, heightPx) {
      const index = indexes.get(key)
      if (index === undefined) return false
      const height = Math.ceil(heightPx)
      const hasMoved = heightOf(index) !== height
      heights.set(key, height)
      exact.add(key)
      if (hasMoved) rightUpTo = Math.min(rightUpTo, index)
      return hasMoved
    },
    doubtHeights: () => exact.clear(),
    isMeasured: (key) => exact.has(key),
    indexOf: (key) => indexes.get(key) ?? -1,
    topOf,
    heightOf,
    indexAt(y) {
      topOf(rows.length)
      let [low, high] = [0, rows.length - 1]
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((tops[middle] ?? 0) <= y) low = middle
        else high = middle - 1
      }
      return rows.length === 0 ? -1 : low
    },
  }
}
