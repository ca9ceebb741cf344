import { expect, test } from 'vitest'
import { addDays, dayOf, startOfDayMs, type Day } from '../../../domain/day.ts'
import { makeRecord, nano, openTestStore } from '../../store/test-support.ts'
import type { Store } from '../../store/store.ts'
import { readOverview } from './overview.ts'

const msPerDay = 86_400_000
const noonMs = new Date(2026, 10, 16, 12).getTime()
const today = dayOf(noonMs, 'local')

const at = (day: Day, hours = 10): number => startOfDayMs(day, 'local') + hours * 3_600_000

function insert(store: Store, atMs: number, over: Parameters<typeof makeRecord>[0] = {}): void {
  store.usageRecords.insert(makeRecord({ atMs, ...over }))
}

const read = (store: Store, nowMs = noonMs) => readOverview({ store, nowMs: () => nowMs })

test('says nothing of a fresh profile', () => {
  expect(read(openTestStore())).toEqual({
    today,
    monthNanoUsd: 0,
    isMonthEstimated: false,
    forecast: null,
    alerts: [],
    futureRequests: 0,
  })
})

test('sums this month of the person’s own days, without practice', () => {
  const store = openTestStore()
  insert(store, at(addDays(today, -16)), { costNanoUsd: nano(1) }) // in October
  insert(store, at(addDays(today, -15)), { costNanoUsd: nano(20) })
  insert(store, noonMs, { costNanoUsd: nano(300), certainty: 'estimated' })
  insert(store, noonMs, { costNanoUsd: null, certainty: 'unpriced' })
  insert(store, noonMs, { backend: 'practice', certainty: 'free', costNanoUsd: nano(0) })
  expect(read(store)).toMatchObject({
    monthNanoUsd: 320,
    isMonthEstimated: true,
  })
})

test('expects of the month what days cost as of late', () => {
  const store = openTestStore()
  for (let ago = 1; ago <= 14; ago += 1) insert(store, at(addDays(today, -ago)), { costNanoUsd: nano(1_000) })
  // November: 14 days so far, half of today, and 14 to come.
  expect(read(store)).toMatchObject({ forecast: { monthNanoUsd: 14_000 + 14_500, days: 14 } })
})

test('counts what is dated more than a day after now, to the millisecond', () => {
  const store = openTestStore()
  insert(store, noonMs + msPerDay - 1)
  insert(store, noonMs + msPerDay)
  insert(store, noonMs + 2 * msPerDay)
  insert(store, noonMs + 400 * msPerDay)
  insert(store, noonMs + 400 * msPerDay, { backend: 'practice', certainty: 'free', costNanoUsd: nano(0) })
  expect(read(store).futureRequests).toBe(3)
})
