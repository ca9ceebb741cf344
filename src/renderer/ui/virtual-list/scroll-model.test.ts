// A reader's place under any order of events: it never moves by a pixel unless the list ends there.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRowLayout } from './row-layout.ts'
import type { LayoutRow } from './virtual-row.ts'
import { createScrollModel, type ScrollModel } from './scroll-model.ts'

const rowsOf = (name: string, heights: readonly number[]): LayoutRow[] =>
  heights.map((estimatedPx, index) => ({ key: `${name}${index}`, estimatedPx }))

function setUp(heights: readonly number[], viewPx = 400) {
  const layout = createRowLayout()
  layout.setRows(rowsOf('r', heights))
  const model = createScrollModel(layout)
  model.resize(viewPx)
  /** Where a row stands in the view; as `place` of a view would draw it. */
  const standsAt = (key: string) => layout.topOf(layout.indexOf(key)) + model.shiftPx - model.topPx
  return { layout, model, standsAt }
}

const isHeld = ({ topPx, contentPx, viewPx }: ScrollModel) =>
  topPx > 0 && topPx < Math.max(0, contentPx - viewPx)

const heights = fc.array(fc.integer({ min: 20, max: 300 }), { minLength: 40, maxLength: 80 })
const step = fc.oneof(
  fc.record({
    kind: fc.constant('measure' as const),
    index: fc.nat(79),
    px: fc.integer({ min: 10, max: 900 }),
  }),
  fc.record({ kind: fc.constant('above' as const), px: fc.array(fc.integer({ min: 1, max: 200 })) }),
  fc.record({ kind: fc.constant('below' as const), px: fc.array(fc.integer({ min: 1, max: 200 })) }),
  fc.record({ kind: fc.constant('scroll' as const), px: fc.integer({ min: -500, max: 500 }) }),
  fc.record({ kind: fc.constant('rest' as const) }),
)

describe('a view that does not follow the end', () => {
  it('keeps the first drawn row that is seen exactly where it is', () => {
    fc.assert(
      fc.property(
        heights,
        fc.integer({ min: 500, max: 3_000 }),
        fc.array(step, { maxLength: 40 }),
        (px, at, steps) => {
          const { layout, model, standsAt } = setUp(px)
          const drawSeen = () =>
            model.change(() => {
              const { fromPx, toPx } = model.seen
              for (let i = layout.indexAt(fromPx); i <= layout.indexAt(toPx - 1); i += 1)
                layout.measure(layout.rows[i]?.key ?? '', layout.heightOf(i))
            })
          model.goToTop(at)
          model.leaveEnd()
          drawSeen()
          let made = 0
          for (const one of steps) {
            if (one.kind === 'scroll') {
              const maxTop = Math.max(0, model.contentPx - model.viewPx)
              model.scrolled(Math.min(maxTop, Math.max(0, model.topPx + one.px)))
              drawSeen()
              continue
            }
            const seen = layout.rows[layout.indexAt(model.seen.fromPx)]?.key ?? ''
            const before = standsAt(seen)
            const wasFollowing = model.isFollowing
            if (one.kind === 'rest') model.rested()
            else if (one.kind === 'measure')
              model.change(() => layout.measure(layout.rows[one.index]?.key ?? '', one.px))
            else {
              made += 1
              const more = rowsOf(`${one.kind}${made}-`, one.px)
              model.change(() =>
                layout.setRows(one.kind === 'above' ? [...more, ...layout.rows] : [...layout.rows, ...more]),
              )
            }
            if (!wasFollowing && isHeld(model)) expect(standsAt(seen)).toBe(before)
            expect(model.topPx).toBeGreaterThanOrEqual(0)
            drawSeen()
          }
          model.rested()
          expect(model.shiftPx).toBe(0)
        },
      ),
    )
  })

  it('holds what was drawn when a row above it turns out otherwise than thought', () => {
    const { layout, model, standsAt } = setUp(Array.from({ length: 40 }, () => 100))
    model.goToTop(1_000)
    model.change(() => layout.measure('r12', 100))
    model.change(() => layout.measure('r10', 333))
    expect([standsAt('r12'), model.topPx]).toEqual([200, 1_233])
  })

  it('does not touch the position while a scroll is under way, and holds it by where it draws', () => {
    const { layout, model, standsAt } = setUp(Array.from({ length: 40 }, () => 100))
    model.goToTop(2_000)
    model.scrolled(1_950)
    const before = standsAt('r20')
    model.change(() => layout.measure('r5', 160))
    expect([model.topPx, model.shiftPx, standsAt('r20')]).toEqual([1_950, -60, before])
    model.rested()
    expect([model.topPx, model.shiftPx, standsAt('r20')]).toEqual([2_010, 0, before])
  })

  it('can always reach the first row', () => {
    const { layout, model, standsAt } = setUp(Array.from({ length: 40 }, () => 100))
    model.goToTop(900)
    model.scrolled(800)
    model.change(() => layout.measure('r0', 400))
    model.scrolled(350)
    expect([model.shiftPx, model.topPx]).toEqual([0, 650])
    model.scrolled(0)
    expect(standsAt('r0')).toBe(0)
  })

  it('keeps what stands above a row that is replaced', () => {
    const { layout, model, standsAt } = setUp([100, 100, 300, 100, 400, 400])
    model.goToTop(250)
    model.change(() => layout.setRows([...rowsOf('r', [100, 100]), ...rowsOf('new', [50, 900])]))
    expect(standsAt('r1')).toBe(-150)
  })

  it('holds the row it is told to', () => {
    const { layout, model, standsAt } = setUp([500, 500, 50, 800])
    model.goToTop(700)
    const before = standsAt('r2')
    model.change(
      () => layout.setRows([...rowsOf('new', [500, 90]), ...rowsOf('r', [0, 0, 50, 800]).slice(2)]),
      'r2',
    )
    expect(standsAt('r2')).toBe(before)
  })
})

describe('a view that follows the end', () => {
  it('stays at it whatever grows, and through any height of the window', () => {
    fc.assert(
      fc.property(heights, fc.array(fc.integer({ min: 1, max: 900 })), (px, sizes) => {
        const { layout, model } = setUp(px)
        model.followEnd()
        for (const [index, size] of sizes.entries()) {
          if (index % 2 === 0) model.resize(size)
          else model.change(() => layout.measure(`r${index % px.length}`, size))
          expect(model.topPx).toBe(Math.max(0, layout.totalPx - model.viewPx))
        }
      }),
    )
  })

  it('lets a reader go with the first pixel upwards, and is not drawn back by growth', () => {
    const { layout, model } = setUp([500, 500])
    model.followEnd()
    model.leaveEnd()
    model.change(() => layout.measure('r1', 540))
    expect([model.topPx, model.isFollowing]).toEqual([600, false])
    model.scrolled(597)
    model.rested()
    model.change(() => layout.measure('r1', 580))
    expect([model.topPx, model.isAtEnd]).toEqual([597, false])
  })

  it('follows again once a reader comes back down to it', () => {
    const { layout, model } = setUp([500, 500])
    model.followEnd()
    model.scrolled(300)
    model.scrolled(599)
    model.change(() => layout.measure('r1', 900))
    expect([model.topPx, model.isFollowing]).toEqual([1_000, true])
  })

  it('is not left by a browser that moves it up because the window grew, nor by a fraction', () => {
    const { model } = setUp([500, 500])
    model.followEnd()
    model.resize(600)
    model.scrolled(400)
    model.scrolled(399.6)
    expect(model.isFollowing).toBe(true)
  })
})

describe('another width', () => {
  it('keeps the same part of the row at the upper edge there', () => {
    const { layout, model, standsAt } = setUp([100, 400, 800])
    model.goToTop(200)
    model.changeWidth(() => {
      layout.doubtHeights()
      layout.measure('r0', 150)
      layout.measure('r1', 800)
    })
    expect(standsAt('r1')).toBe(-200)
  })
})

describe('a place to come back to', () => {
  it('is where the row stands again', () => {
    const { layout, model, standsAt } = setUp(Array.from({ length: 30 }, () => 100))
    model.goToTop(1_234)
    const place = model.readPlace()
    model.goToTop(0)
    model.goTo(layout.indexOf(place?.key ?? ''), { offsetPx: place?.offsetPx ?? 0 })
    expect([place, standsAt('r12')]).toEqual([{ key: 'r12', offsetPx: -34 }, -34])
    model.goTo(15, 'center')
    expect(standsAt('r15')).toBe(150)
  })
})
