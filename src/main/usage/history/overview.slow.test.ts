// The time zone is the process's: a thread can't have its own.
import { afterEach, expect, test, vi } from 'vitest'
import { openTestStore } from '../../store/test-support.ts'
import { readOverview } from './overview.ts'

afterEach(() => vi.unstubAllEnvs())

test('the overview goes by the zone this machine is in', () => {
  vi.stubEnv('TZ', 'Pacific/Kiritimati')
  const nowMs = Date.UTC(2026, 10, 30, 12)
  expect(readOverview({ store: openTestStore(), nowMs: () => nowMs }).today).toBe('2026-12-01')
})
