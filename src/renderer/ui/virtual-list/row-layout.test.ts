// The layout against the plainest way to compute the same.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRowLayout } from './row-layout.ts'
import type { LayoutRow } from './virtual-row.ts'

const rowsOf = (heights: readonly number[]): LayoutRow[] =>
  heights.map((estimatedPx, index) => ({ key: `r${index}`, estimatedPx }))

const estimates = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 60 })
const measures = fc.array(
  fc.record({ index: fc.nat(59), heightPx: fc.float({ min: 0, max: 500, noNaN: true }) }),
)

describe('a layout of rows', () => {
  it('puts each row where the heights above it end', () => {
    fc.assert(
      fc.property(estimates, measures, (heights, changes) => {
        const layout = createRowLayout()
        layout.setRows(rowsOf(heights))
        const plain = [...heights]
        for (const { index, heightPx } of changes) {
          const isThere = index < plain.length
          const hasMoved = layout.measure(`r${index}`, heightPx)
          expect(hasMoved).toBe(isThere && plain[index] !== Math.ceil(heightPx))
          if (isThere) plain[index] = Math.ceil(heightPx)
          // Asked in between, so that what is remembered is put to the test.
          layout.topOf(Math.min(index, plain.length))
        }
        let top = 0
        for (const [index, height] of plain.entries()) {
          expect([layout.topOf(index), layout.heightOf(index)]).toEqual([top, height])
          top += height
        }
        expect(layout.totalPx).toBe(top)
      }),
    )
  })

  it('finds the row over which a point lies', () => {
    fc.assert(
      fc.property(estimates, fc.integer({ min: -50, max: 20_000 }), (heights, y) => {
        const layout = createRowLayout()
        layout.setRows(rowsOf(heights))
        const index = layout.indexAt(y)
        if (heights.length === 0) expect(index).toBe(-1)
        else if (y >= 0 && y < layout.totalPx) {
          expect(layout.topOf(index)).toBeLessThanOrEqual(y)
          expect(layout.topOf(index) + layout.heightOf(index)).toBeGreaterThan(y)
        } else expect(index).toBe(y < 0 ? 0 : heights.length - 1)
      }),
    )
  })

  it('keeps what was measured when rows come and go', () => {
    const layout = createRowLayout()
    layout.setRows(rowsOf([10, 20]))
    layout.measure('r1', 33.2)
    layout.setRows([{ key: 'new', estimatedPx: 5 }, ...rowsOf([10, 20])])
    expect([layout.topOf(2), layout.heightOf(2), layout.totalPx]).toEqual([15, 34, 49])
    expect([layout.indexOf('r1'), layout.indexOf('gone')]).toEqual([2, -1])
  })

  it('is the same as one made from scratch, whatever rows are put in, taken out or changed in between', () => {
    const pool = Array.from({ length: 12 }, (_, index) => ({ key: `p${index}`, estimatedPx: index + 1 }))
    const lists = fc.array(fc.shuffledSubarray(pool), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(lists, fc.nat(12), (changes, upTo) => {
        const layout = createRowLayout()
        for (const rows of changes) {
          layout.setRows(rows)
          layout.topOf(Math.min(upTo, rows.length))
        }
        const fresh = createRowLayout()
        const last = changes.at(-1) ?? []
        fresh.setRows(last)
        expect(layout.totalPx).toBe(fresh.totalPx)
        for (const { key } of pool) expect(layout.indexOf(key)).toBe(fresh.indexOf(key))
        for (const index of last.keys()) expect(layout.topOf(index)).toBe(fresh.topOf(index))
      }),
    )
  })

  it('takes heights of another width as estimates', () => {
    const layout = createRowLayout()
    layout.setRows(rowsOf([10]))
    layout.measure('r0', 40)
    layout.doubtHeights()
    expect([layout.isMeasured('r0'), layout.heightOf(0)]).toEqual([false, 40])
  })
})
