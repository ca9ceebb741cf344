import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPatience } from './patience.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Resolves to what ended the wait. */
const wait = (patience: ReturnType<typeof createPatience>, order: string[], name: string) =>
  patience.within(async (signal) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    signal.addEventListener('abort', () => resolve())
    await promise
    order.push(name)
  })

test('what takes longer than the limit is told to stop', async () => {
  const order: string[] = []
  const waited = wait(createPatience(1_000), order, 'one')
  await vi.advanceTimersByTimeAsync(999)
  expect(order).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  await waited
  expect(order).toEqual(['one'])
})

test('nobody’s time runs while it is held, and then each has the whole time again', async () => {
  const patience = createPatience(1_000)
  const order: string[] = []
  void wait(patience, order, 'before')
  await vi.advanceTimersByTimeAsync(900)
  const resume = patience.hold()
  void wait(patience, order, 'during')
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(order).toEqual([])
  resume()
  resume()
  await vi.advanceTimersByTimeAsync(999)
  expect(order).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(order).toEqual(['before', 'during'])
})

test('two holds are two: the time runs when both have ended', async () => {
  const patience = createPatience(1_000)
  const [first, second] = [patience.hold(), patience.hold()]
  const order: string[] = []
  void wait(patience, order, 'one')
  first()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(order).toEqual([])
  second()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(order).toEqual(['one'])
})

test('giving up ends what waits while it is held, and none that comes later', async () => {
  const patience = createPatience(1_000)
  const order: string[] = []
  const waited = wait(patience, order, 'now')
  // A write that only needs its answer is not cut off.
  patience.giveUp()
  expect(order).toEqual([])
  const resume = patience.hold()
  patience.giveUp()
  await waited
  void wait(patience, order, 'later')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(order).toEqual(['now'])
  resume()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(order).toEqual(['now', 'later'])
})
