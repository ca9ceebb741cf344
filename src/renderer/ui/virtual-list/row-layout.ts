// Where each row of a long list stands. Heights are whole pixels, so that nothing drifts by fractions; a row
// that was never drawn counts with its estimate. Pure: knows neither a document nor React.
import type { LayoutRow } from './virtual-row.ts'

export interface RowLayout<Row extends LayoutRow> {
  readonly rows: readonly Row[]
  /** The height of all rows. */
  readonly totalPx: number
  /** Replaces the rows; what was measured under a key stays known. */
  setRows(rows: readonly Row[]): void
  /** Notes a height as drawn, rounded up. Answers whether anything has moved. */
  measure(key: string, heightPx: number): boolean
  /** Heights drawn at another width become estimates. */
  doubtHeights(): void
  isMeasured(key: string): boolean
  /** `-1` when no row has this key. */
  indexOf(key: string): number
  topOf(index: number): number
  heightOf(index: number): number
  /** The row over which a point lies; the nearest one when it lies outside. `-1` without rows. */
  indexAt(y: number): number
}

export function createRowLayout<Row extends LayoutRow>(): RowLayout<Row> {
  let rows: readonly Row[] = []
  const indexes = new Map<string, number>()
  const heights = new Map<string, number>()
  const exact = new Set<string>()
  /** `tops[i]` is right for every `i` up to `rightUpTo`; `tops[rows.length]` is the height of all. */
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
      // Up to the first difference all stays: most changes are at the end of a list.
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
