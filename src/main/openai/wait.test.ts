import { expect, test, vi } from 'vitest'
import { wait, waitUntil } from './wait.ts'

test('a wait is over at once when it is aborted, before or meanwhile', async () => {
  const controller = new AbortController()
  const waiting = wait(1_000_000, controller.signal)
  controller.abort()
  await waiting
  await wait(1_000_000, controller.signal)
  await waitUntil(Date.now() + 1_000_000, Date.now, controller.signal)
})

test('what is due, or was, is not waited for', async () => {
  await waitUntil(1_000, () => 1_000, new AbortController().signal)
  await waitUntil(1_000, () => 2_000, new AbortController().signal)
})

test('a computer that slept wakes up to it: the clock counts, not the timer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    let nowMs = 0
    let isOver = false
    const waiting = waitUntil(600_000, () => nowMs, new AbortController().signal).then(() => (isOver = true))
    await vi.advanceTimersByTimeAsync(5_000)
    nowMs = 5_000
    expect(isOver).toBe(false)
    nowMs = 700_000 // asleep all the while: no timer went on
    await vi.advanceTimersByTimeAsync(1_000)
    expect(isOver).toBe(true)
    await waiting
  } finally {
    vi.useRealTimers()
  }
})

test('a clock that is set back keeps nobody waiting for longer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    let nowMs = 1_000_000
    let isOver = false
    void waitUntil(1_010_000, () => nowMs, new AbortController().signal).then(() => (isOver = true))
    nowMs = 0
    await vi.advanceTimersByTimeAsync(9_000)
    expect(isOver).toBe(false)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(isOver).toBe(true)
  } finally {
    vi.useRealTimers()
  }
})
