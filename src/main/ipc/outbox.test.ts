import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Frame } from '../../contract/wire.ts'
import { batchMs, createOutbox } from './outbox.ts'

describe('the outbox', () => {
  let sent: (readonly Frame[])[] = []
  beforeEach(() => {
    vi.useFakeTimers()
    sent = []
  })
  afterEach(() => vi.useRealTimers())

  const outbox = () => createOutbox((frames) => sent.push(frames))
  const settled = { kind: 'settled', stream: 1, result: { ok: true, value: 'end' } } as const

  it('sends the first delta at once and those that follow together', () => {
    const box = outbox()
    box.delta(1, 'a')
    expect(sent).toEqual([[{ kind: 'deltas', stream: 1, deltas: ['a'] }]])
    box.delta(1, 'b')
    box.delta(1, 'c')
    expect(sent).toHaveLength(1)
    vi.advanceTimersByTime(batchMs)
    expect(sent[1]).toEqual([{ kind: 'deltas', stream: 1, deltas: ['b', 'c'] }])
  })

  it('sends at once again after a pause', () => {
    const box = outbox()
    box.delta(1, 'a')
    vi.advanceTimersByTime(batchMs)
    box.delta(1, 'b')
    expect(sent).toHaveLength(2)
  })

  it('takes waiting deltas along with anything else, in order', () => {
    const box = outbox()
    box.delta(1, 'a')
    box.delta(1, 'b')
    box.delta(2, 'x')
    box.push(settled)
    expect(sent[1]).toEqual([
      { kind: 'deltas', stream: 1, deltas: ['b'] },
      { kind: 'deltas', stream: 2, deltas: ['x'] },
      settled,
    ])
    vi.advanceTimersByTime(10 * batchMs)
    expect(sent).toHaveLength(2)
  })

  it('keeps the order when a send leads to another delta', () => {
    const order: unknown[] = []
    const box = createOutbox((frames) => {
      order.push(...frames.flatMap((frame) => (frame.kind === 'deltas' ? frame.deltas : [])))
      if (order.length === 1) box.delta(1, 'b')
    })
    box.delta(1, 'a')
    vi.advanceTimersByTime(batchMs)
    expect(order).toEqual(['a', 'b'])
  })

  it('needs far fewer messages than deltas', () => {
    const box = outbox()
    for (let index = 0; index < 1_000; index += 1) {
      box.delta(1, index)
      vi.advanceTimersByTime(1)
    }
    vi.advanceTimersByTime(batchMs)
    expect(
      sent.flatMap((frames) => frames.flatMap((frame) => (frame.kind === 'deltas' ? frame.deltas : []))),
    ).toEqual(Array.from({ length: 1_000 }, (_, index) => index))
    expect(sent.length).toBeLessThan(250)
  })

  it('sends nothing once closed', () => {
    const box = outbox()
    box.delta(1, 'a')
    box.delta(1, 'b')
    box.close()
    box.push(settled)
    vi.advanceTimersByTime(10 * batchMs)
    expect(sent).toHaveLength(1)
  })
})
