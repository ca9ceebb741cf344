import { describe, expect, it } from 'vitest'
import { batchByFrame } from './frame-batch.ts'

function setUp() {
  const clock = { nowMs: 1_000, isHidden: false, frames: new Set<() => void>() }
  let draws = 0
  const batch = batchByFrame(() => (draws += 1), {
    now: () => clock.nowMs,
    isHidden: () => clock.isHidden,
    onFrame(act) {
      clock.frames.add(act)
      return () => clock.frames.delete(act)
    },
  })
  const frame = () => {
    clock.nowMs += 16
    for (const act of clock.frames) {
      clock.frames.delete(act)
      act()
    }
  }
  return { clock, batch, frame, readDraws: () => draws }
}

describe('drawing by frames', () => {
  it('draws the first at once, and after a quiet frame again at once', () => {
    const { clock, batch, readDraws } = setUp()
    batch.note()
    expect(readDraws()).toBe(1)
    clock.nowMs += 25
    batch.note()
    expect([readDraws(), clock.frames.size]).toEqual([2, 0])
  })

  it('draws what follows within a frame together, with the next one', () => {
    const { clock, batch, frame, readDraws } = setUp()
    for (let index = 0; index < 10; index += 1) {
      batch.note()
      clock.nowMs += 1
    }
    expect([readDraws(), clock.frames.size]).toEqual([1, 1])
    frame()
    expect(readDraws()).toBe(2)
    frame()
    expect(readDraws()).toBe(2)
  })

  it('never waits for a frame in a hidden window, nor is anything drawn twice', () => {
    const { clock, batch, frame, readDraws } = setUp()
    batch.note()
    batch.note()
    clock.isHidden = true
    batch.note()
    expect(readDraws()).toBe(2)
    frame()
    expect(readDraws()).toBe(2)
  })

  it('draws what waits when it is asked to, and nothing otherwise', () => {
    const { clock, batch, readDraws } = setUp()
    batch.flush()
    expect(readDraws()).toBe(0)
    batch.note()
    batch.note()
    batch.flush()
    expect([readDraws(), clock.frames.size]).toEqual([2, 0])
  })
})
