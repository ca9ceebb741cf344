import { describe, expect, it } from 'vitest'
import { listDrawn, openRows } from './drawn-rows.ts'
import { createRowLayout } from './row-layout.ts'

const layout = createRowLayout()
layout.setRows(Array.from({ length: 100 }, (_, index) => ({ key: `r${index}`, estimatedPx: 10 })))
const drawn = (fromPx: number, toPx: number, ...held: string[]) =>
  listDrawn(layout, { fromPx, toPx }, new Set(held)).map(({ key }) => key)

describe('what is drawn', () => {
  it('is what the view reaches', () => {
    expect(drawn(-50, 15)).toEqual(['r0', 'r1'])
    expect(drawn(985, 2_000)).toEqual(['r98', 'r99'])
    expect(listDrawn(createRowLayout(), { fromPx: 0, toPx: 100 }, new Set())).toEqual([])
  })

  it('includes what is held, in the order of the list and once', () => {
    expect(drawn(500, 509, 'r90', 'r50', 'r2', 'gone', 'r1')).toEqual(['r1', 'r2', 'r50', 'r90'])
  })
})

describe('opening rows', () => {
  const open = (row: string) => (row.endsWith('…') ? [`${row}a`, `${row}b`] : null)

  it('puts what they stand for in their place, within the reach alone', () => {
    expect(openRows(['a', 'b…', 'c…', 'd…'], [1, 2], open)).toEqual(['a', 'b…a', 'b…b', 'c…a', 'c…b', 'd…'])
  })

  it('answers nothing when there is nothing to open', () => {
    expect(openRows(['a', 'b…'], [0, 0], open)).toBeNull()
    expect(openRows([], [0, -1], open)).toBeNull()
  })
})
