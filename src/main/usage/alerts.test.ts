import { describe, expect, test, vi } from 'vitest'
import { makeFailure, type FailureCode } from '../../domain/failure.ts'
import { addDays, dayOf, startOfDayMs } from '../../domain/day.ts'
import type { AlertId, KeyId } from '../../domain/ids.ts'
import { nanoUsdFromUsd } from '../../domain/money.ts'
import { err } from '../../domain/result.ts'
import type { UsageRecord } from '../../domain/usage/usage.ts'
import { makeRecord, openTestStore } from '../store/test-support.ts'
import { createAlerts, type AlertsOptions } from './alerts.ts'

const msPerMinute = 60_000
const msPerDay = 86_400_000
const noonMs = new Date(2026, 10, 16, 12).getTime()
const today = dayOf(noonMs, 'local')
const usd = nanoUsdFromUsd
const work = 'work' as KeyId // an id of this test, and no UUID

/** Four weeks in which about $2 a day were spent, with the key `work` at OpenAI. */
function open(weeks = 4) {
  const store = openTestStore()
  const now = { ms: noonMs }
  const notify = vi.fn<AlertsOptions['notify']>()
  const onChange = vi.fn<() => void>()
  const alerts = createAlerts({ store, notify, onChange, nowMs: () => now.ms })
  const record = (over: Partial<UsageRecord> = {}): void =>
    store.usageRecords.insert(
      makeRecord({
        atMs: now.ms,
        keyId: work,
        keyFingerprint: 'print',
        baseUrl: 'https://usual.test/v1',
        costNanoUsd: usd(2),
        ...over,
      }),
    )
  for (let ago = weeks * 7; ago >= 1; ago -= 1)
    record({ atMs: startOfDayMs(addDays(today, -ago), 'local') + ago * msPerMinute })
  const refuse = (failureCode: FailureCode = 'openai/invalid-key', over: Partial<UsageRecord> = {}): void =>
    record({ outcome: 'failed', failureCode, costNanoUsd: usd(0), ...over })
  const check = () => {
    alerts.check()
    return store.alerts.listStanding().map(({ facts }) => facts)
  }
  return { store, now, notify, onChange, alerts, record, refuse, check }
}

test('a usual day is none', () => {
  const { record, check, onChange } = open()
  record()
  expect(check()).toEqual([])
  expect(onChange).not.toHaveBeenCalled()
})

describe('a day far above habit', () => {
  test('is told once, however often it is looked at and however much comes to it', () => {
    const { record, check, notify, onChange } = open()
    record({ costNanoUsd: usd(9) })
    const facts = {
      kind: 'spending-above-habit',
      day: today,
      spentNanoUsd: usd(9),
      medianNanoUsd: usd(2),
      usualUpToNanoUsd: usd(4),
      days: 28,
    }
    expect(check()).toEqual([facts])
    record({ costNanoUsd: usd(90) })
    expect(check()).toEqual([facts])
    expect(notify.mock.calls).toEqual([[facts]])
    expect(onChange).toHaveBeenCalledTimes(1)
  })

  test('is not told again that day once it is dismissed, and is the next', () => {
    const { store, now, alerts, record, check } = open()
    record({ costNanoUsd: usd(9) })
    check()
    const [alert] = store.alerts.listStanding()
    expect(alerts.dismiss(alert?.id ?? ('' as AlertId))).toEqual({ ok: true, value: undefined })
    expect(check()).toEqual([])
    now.ms += msPerDay
    record({ costNanoUsd: usd(9) })
    expect(check()).toHaveLength(1)
  })

  test('is none in the first week', () => {
    const { store, record, check, now } = open(0)
    for (let ago = 1; ago <= 6; ago += 1) record({ atMs: now.ms - ago * msPerDay })
    record({ costNanoUsd: usd(900) })
    expect(check()).toEqual([])
    expect(store.usageHabits.findFirstDay()).toBe(addDays(today, -6))
  })
})

describe('a burst of refusals', () => {
  test('is told once a day for each key, without a notification', () => {
    const { refuse, check, notify } = open()
    for (let index = 0; index < 4; index += 1) refuse('openai/rate-limited')
    expect(check()).toEqual([])
    refuse('openai/invalid-key')
    const facts = {
      kind: 'refusal-burst',
      keyId: work,
      refusals: 5,
      withinMinutes: 10,
      failureCode: 'openai/rate-limited',
    }
    expect(check()).toEqual([facts])
    refuse()
    expect(check()).toEqual([facts])
    for (let index = 0; index < 5; index += 1) refuse('openai/insufficient-quota', { keyId: null })
    expect(check()).toHaveLength(2)
    expect(notify).not.toHaveBeenCalled()
  })

  test('is none when they came apart, were stopped, or failed for another reason', () => {
    const { now, refuse, record, check } = open()
    for (let index = 0; index < 12; index += 1) {
      now.ms += 3 * msPerMinute
      refuse()
      record({ outcome: 'stopped', costNanoUsd: usd(0) })
      refuse('network/reset')
      refuse('openai/server-error')
      expect(check()).toEqual([])
    }
  })
})

describe('an unusual base URL', () => {
  test('is told once for all, by a notification too', () => {
    const { store, now, alerts, record, check, notify } = open()
    record({ baseUrl: 'https://other.test/v1', costNanoUsd: null, certainty: 'unpriced' })
    const facts = {
      kind: 'unusual-base-url',
      keyId: work,
      baseUrl: 'https://other.test/v1',
      usualBaseUrl: 'https://usual.test/v1',
    }
    expect(check()).toEqual([facts])
    expect(notify.mock.calls).toEqual([[facts]])
    for (const { id } of store.alerts.listStanding()) alerts.dismiss(id)
    now.ms += msPerDay / 2
    record({ baseUrl: 'https://other.test/v1' })
    expect(check()).toEqual([])
  })

  test('is none for another key, which has habits of its own', () => {
    const { record, check } = open()
    record({ baseUrl: 'https://other.test/v1', keyFingerprint: 'another' })
    expect(check()).toEqual([])
  })
})

describe('with the clock set back', () => {
  test.each([1, 3, 20, 40, 4_000])('by %i days nothing fires', (days) => {
    const { now, record, refuse, check } = open()
    record({ baseUrl: 'https://other.test/v1' })
    check()
    now.ms -= days * msPerDay
    record()
    record({ costNanoUsd: usd(1) })
    for (let index = 0; index < 3; index += 1) refuse()
    expect(check().filter(({ kind }) => kind !== 'unusual-base-url')).toEqual([])
  })

  test('one request dated far from now silences nothing', () => {
    const { now, record, check } = open()
    record({ atMs: now.ms + 4_000 * msPerDay })
    record({ costNanoUsd: usd(9) })
    expect(check()).toHaveLength(1)
  })
})

test('no such alert is said so', () => {
  const { alerts } = open(0)
  const result = alerts.dismiss('none' as AlertId) // an id of this test, and no UUID
  expect(result).toMatchObject({ ok: false, failure: { code: 'store/not-found' } })
})

test('a store that can’t be written to keeps nothing from going on', () => {
  const { store } = open()
  const notify = vi.fn<() => void>()
  const failure = makeFailure('store/full')
  const full = { ...store, transact: () => err(failure) }
  const alerts = createAlerts({ store: full, notify, onChange: notify, nowMs: () => noonMs })
  alerts.check()
  expect(alerts.dismiss('any' as AlertId)).toEqual(err(failure)) // an id of this test, and no UUID
  expect(notify).not.toHaveBeenCalled()
})
