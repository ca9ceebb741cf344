import { describe, expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ screen: {} }))
const { showsMuch } = await import('./window-place.ts')

const screenArea = { x: 0, y: 0, width: 1_920, height: 1_080 }
const place = (x: number, y: number) => ({ x, y, width: 1_120, height: 780 })

describe('a kept place', () => {
  it.each([
    [place(0, 0), true],
    [place(1_700, 200), true],
    [place(-900, 0), true],
    [place(1_900, 200), false],
    [place(-1_100, 200), false],
    [place(200, 1_060), false],
    [place(200, -400), false],
    [place(2_500, 200), false],
  ])('%j is usable: %s', (bounds, isUsable) => {
    expect(showsMuch(screenArea, bounds)).toBe(isUsable)
  })
})
