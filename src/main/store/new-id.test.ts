import * as z from 'zod'
import { afterEach, expect, test, vi } from 'vitest'
import { newId } from './new-id.ts'

afterEach(() => void vi.useRealTimers())

test('ids are UUIDv7 and ascend, also within a millisecond and when the clock is set back', () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1) })
  const before = Array.from({ length: 1_000 }, () => newId())
  vi.setSystemTime(Date.UTC(2026, 9, 1))
  const ids = [...before, ...Array.from({ length: 1_000 }, () => newId())]
  for (const id of ids) expect(z.uuidv7().safeParse(id).success).toBe(true)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(2_000)
})
