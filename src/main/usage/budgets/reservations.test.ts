import { expect, test, vi } from 'vitest'
import { openAiBaseUrl } from '../../../domain/chat/model.ts'
import type { Budget } from '../../../domain/budgets/budget.ts'
import type { BudgetId, KeyId } from '../../../domain/ids.ts'
import { newId } from '../../store/new-id.ts'
import { makeRecord, nano, openTestStore } from '../../store/test-support.ts'
import { openReservations } from './reservations-test-support.ts'
import type { Leaving, ReservationsOptions } from './reservations.ts'

const noonMs = new Date(2026, 10, 18, 12).getTime()
const elsewhere = 'https://llm.example.test/v1'
const keyId = newId<KeyId>()

function open(over: Partial<ReservationsOptions> = {}) {
  const store = openTestStore()
  const onChange = vi.fn<() => void>()
  const setLimit = (limitNanoUsd: number, more: Partial<Budget> = {}): void =>
    store.budgets.insert(
      {
        id: newId<BudgetId>(),
        scope: { kind: 'all' },
        period: 'day',
        limitNanoUsd: nano(limitNanoUsd),
        isHard: true,
        warnAtPercent: null,
        ...more,
      },
      1,
    )
  const opened = openReservations(store, { onChange, ...over })
  const setPrice = (inputNanoUsd: number, outputNanoUsd: number): void =>
    void opened.priceBook.save({
      modelId: 'small',
      inputNanoUsdPerMillion: nano(inputNanoUsd * 1_000_000),
      cachedInputNanoUsdPerMillion: null,
      outputNanoUsdPerMillion: nano(outputNanoUsd * 1_000_000),
    })
  return { store, onChange, setLimit, setPrice, ...opened }
}

const leaving = (over: Partial<Leaving> = {}): Leaving => ({
  key: { id: keyId, label: 'Work', baseUrl: elsewhere, project: '' },
  modelId: 'small',
  texts: ['x'.repeat(80)],
  maxOutputTokens: 100,
  leastOutputTokens: 256,
  atMs: noonMs,
  ignoresBudgets: false,
  ...over,
})

test('nothing is granted under a limit before what was interrupted is counted', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const { store, reservations, setLimit, setPrice } = open({ whenCounted: promise })
  setPrice(1, 1)
  expect(await reservations.reserve(leaving())).toMatchObject({ ok: true })
  setLimit(1_000)
  let isOver = false
  const reserving = reservations.reserve(leaving()).finally(() => (isOver = true))
  await new Promise((done) => void setImmediate(done))
  expect(isOver).toBe(false)
  store.usageRecords.insert(makeRecord({ atMs: noonMs, costNanoUsd: nano(1_000) }))
  resolve()
  expect(await reserving).toMatchObject({
    failure: { code: 'budget/hard-limit', data: { spentNanoUsd: 1_000 } },
  })
})

test('a price of zero is a price, a missing one is none, and a server on this machine needs none', async () => {
  const { reservations, setLimit, setPrice } = open()
  setLimit(1)
  const at = (baseUrl: string) => leaving({ key: { id: keyId, label: 'Work', baseUrl, project: '' } })
  for (const baseUrl of [elsewhere, openAiBaseUrl, 'https://localhost.example.test/v1'])
    expect(await reservations.reserve(at(baseUrl))).toMatchObject({ failure: { code: 'budget/unpriced' } })
  for (const baseUrl of ['http://127.0.0.1:11434/v1', 'http://localhost:1234/v1', 'http://[::1]:8080/v1'])
    expect(await reservations.reserve(at(baseUrl))).toMatchObject({ ok: true })
  expect((await reservations.reserve({ ...at(elsewhere), ignoresBudgets: true })).ok).toBe(true)
  expect([...reservations.list()].map(({ amountNanoUsd }) => amountNanoUsd)).toEqual([0, 0, 0, 0])
  setPrice(0, 0)
  expect(await reservations.reserve(leaving({ maxOutputTokens: null }))).toMatchObject({
    value: { maxOutputTokens: null, isLowered: false },
  })
  // Its own price holds on this machine, too.
  setPrice(1, 1)
  expect(await reservations.reserve(at('http://127.0.0.1:11434/v1'))).toMatchObject({
    failure: { code: 'budget/hard-limit' },
  })
})

test('each one counts for the others at once, and the one that is let go no longer', async () => {
  const { reservations, setLimit, setPrice, onChange } = open()
  setPrice(1, 1)
  setLimit(450) // each is 80 tokens, 20 around them, and 100 of an answer
  const three = await Promise.all([1, 2, 3].map(() => reservations.reserve(leaving())))
  const [first, , last] = three
  expect(three.map(({ ok }) => ok)).toEqual([true, true, false])
  expect(last).toMatchObject({ failure: { data: { reservedNanoUsd: 400, requestNanoUsd: 200 } } })
  expect(onChange).toHaveBeenCalledTimes(2)
  if (first?.ok !== true) throw new Error('not granted')
  first.value.release()
  first.value.release()
  expect(onChange).toHaveBeenCalledTimes(3)
  expect(await reservations.reserve(leaving())).toMatchObject({ ok: true })
})

test('the clock set back asks for the budget of the day that it shows', async () => {
  const { store, reservations, setLimit, setPrice } = open()
  setPrice(1, 1)
  setLimit(300)
  store.usageRecords.insert(makeRecord({ atMs: noonMs, costNanoUsd: nano(300) }))
  expect(await reservations.reserve(leaving())).toMatchObject({ failure: { code: 'budget/hard-limit' } })
  const yesterday = leaving({ atMs: noonMs - 86_400_000 })
  expect(await reservations.reserve(yesterday)).toMatchObject({ ok: true })
  expect(await reservations.reserve(yesterday)).toMatchObject({
    failure: { data: { spentNanoUsd: 0, reservedNanoUsd: 200, fromDay: '2026-11-17', toDay: '2026-11-17' } },
  })
})

test('when the figures can’t be read, nothing is granted', async () => {
  const { store, reservations, setLimit, setPrice } = open()
  setPrice(1, 1)
  setLimit(1_000)
  vi.spyOn(store.budgets, 'readSpent').mockImplementation(() => {
    throw Object.assign(new Error('full'), { code: 'ENOSPC' })
  })
  expect(await reservations.reserve(leaving())).toMatchObject({ failure: { code: 'store/full' } })
  expect([...reservations.list()]).toEqual([])
})

test('a refusal names the key or the project that the limit is for', async () => {
  const { reservations, setLimit, setPrice } = open()
  setPrice(1_000, 1_000)
  setLimit(1, { scope: { kind: 'key', keyId } })
  expect(await reservations.reserve(leaving())).toMatchObject({
    failure: { code: 'budget/hard-limit', data: { scope: 'key', name: 'Work' } },
  })
  const unnamed = await reservations.reserve(
    leaving({ key: { id: keyId, label: '', baseUrl: elsewhere, project: '' } }),
  )
  expect(unnamed.ok ? null : unnamed.failure.data).not.toHaveProperty('name')
})
