// Day boundaries are the person's own midnights.
import { describe, expect, it } from 'vitest'
import { createDayNamer } from './group-by-day.ts'

const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime()
const nowMs = at(2026, 4, 15, 9, 0)

describe('createDayNamer', () => {
  const nameDay = createDayNamer(nowMs)

  it.each([
    [at(2026, 4, 16, 0, 0), 'Today'],
    [at(2026, 4, 15, 0, 0), 'Today'],
    [at(2026, 4, 14, 23, 59), 'Yesterday'],
    [at(2026, 4, 14, 0, 0), 'Yesterday'],
    [at(2026, 4, 13, 23, 59), 'Previous 7 days'],
    [at(2026, 4, 8, 0, 0), 'Previous 7 days'],
    [at(2026, 4, 7, 23, 59), 'May'],
    [at(2026, 4, 1, 0, 0), 'May'],
    [at(2026, 0, 2, 12, 0), 'January'],
    [at(2025, 11, 31, 23, 59), 'December 2025'],
    [at(2024, 11, 3, 0, 0), 'December 2024'],
  ])('%i is %s', (atMs, name) => {
    expect(nameDay(atMs)).toBe(name)
    expect(nameDay(atMs)).toBe(name)
  })
})
