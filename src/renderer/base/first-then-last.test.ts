import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { firstThenLast } from './first-then-last.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('firstThenLast', () => {
  it('acts at once, and once more for all that came within the pause', () => {
    const act = vi.fn<() => void>()
    const call = firstThenLast(act, 500)
    for (let turn = 0; turn < 10; turn += 1) call()
    expect(act).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(500)
    expect(act).toHaveBeenCalledTimes(2)
    vi.advanceTimersByTime(5_000)
    expect(act).toHaveBeenCalledTimes(2)
    call()
    expect(act).toHaveBeenCalledTimes(3)
  })

  it('goes on at its pace while calls keep coming', () => {
    const act = vi.fn<() => void>()
    const call = firstThenLast(act, 500)
    for (let ms = 0; ms < 5_000; ms += 100) {
      call()
      vi.advanceTimersByTime(100)
    }
    expect(act.mock.calls.length).toBeGreaterThanOrEqual(10)
    expect(act.mock.calls.length).toBeLessThanOrEqual(11)
  })

  it('drops what was put off when it is stopped', () => {
    const act = vi.fn<() => void>()
    const call = firstThenLast(act, 500)
    call()
    call()
    call.stop()
    vi.advanceTimersByTime(5_000)
    expect(act).toHaveBeenCalledTimes(1)
  })
})
