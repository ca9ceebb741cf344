import { expect, test } from 'vitest'
import type { Budget } from '../../../domain/budgets/budget.ts'
import type { Reservation } from '../../../domain/budgets/reservation.ts'
import { maxBudgets } from '../../../domain/budgets/budget.ts'
import { dayOf } from '../../../domain/day.ts'
import type { BudgetId, KeyId } from '../../../domain/ids.ts'
import { newId } from '../../store/new-id.ts'
import { makeRecord, nano, openTestStore } from '../../store/test-support.ts'
import { createBudgets } from './budgets.ts'

const noonMs = new Date(2026, 10, 18, 12).getTime() // a Wednesday, wherever this runs

function open() {
  const store = openTestStore()
  const keyId = newId<KeyId>()
  const reservations: Reservation[] = []
  let told = 0
  let nowMs = noonMs
  const budgets = createBudgets({
    store,
    listReservations: () => reservations,
    isKeyListed: (id) => id === keyId,
    nowMs: () => nowMs,
    onChange: () => void (told += 1),
  })
  const spend = (costNanoUsd: number): void =>
    store.usageRecords.insert(makeRecord({ atMs: nowMs, keyId, costNanoUsd: nano(costNanoUsd) }))
  return {
    store,
    keyId,
    reservations,
    budgets,
    spend,
    countTold: () => told,
    setNowMs: (at: number) => void (nowMs = at),
  }
}

const saying: Omit<Budget, 'id'> = {
  scope: { kind: 'all' },
  period: 'month',
  limitNanoUsd: nano(1_000),
  isHard: true,
  warnAtPercent: 80,
}

test('a budget is added, changed and removed, each told, and shows how it stands now', () => {
  const { budgets, keyId, reservations, spend, countTold, setNowMs } = open()
  const added = budgets.add(saying)
  if (!added.ok) throw new Error(added.failure.code)
  const { id } = added.value.budget
  spend(300)
  reservations.push({ keyId, project: '', day: dayOf(noonMs, 'local'), amountNanoUsd: nano(50) })
  expect(budgets.list()).toEqual([
    {
      budget: { ...saying, id },
      span: { fromDay: '2026-11-01', toDay: '2026-11-30' },
      spentNanoUsd: 300,
      reservedNanoUsd: 50,
      unpricedRequests: 0,
    },
  ])
  const limits = { limitNanoUsd: nano(200), isHard: false, warnAtPercent: null }
  expect(budgets.change(id, limits)).toMatchObject({
    value: { budget: { ...saying, ...limits, id }, spentNanoUsd: 300 },
  })
  setNowMs(new Date(2026, 11, 1).getTime())
  expect(budgets.list()).toMatchObject([
    { spentNanoUsd: 0, reservedNanoUsd: 0, span: { fromDay: '2026-12-01' } },
  ])
  expect(budgets.remove(id).ok).toBe(true)
  expect([budgets.list(), countTold()]).toEqual([[], 3])
})

test('a week begins on Monday, and a day is a day', () => {
  const { budgets } = open()
  expect(budgets.add({ ...saying, period: 'week' })).toMatchObject({
    value: { span: { fromDay: '2026-11-16', toDay: '2026-11-22' } },
  })
  expect(budgets.add({ ...saying, period: 'day' })).toMatchObject({
    value: { span: { fromDay: '2026-11-18', toDay: '2026-11-18' } },
  })
})

test('a second one for the same scope and period is refused, also with spaces around its project', () => {
  const { budgets, keyId, countTold } = open()
  const project = (name: string) => ({ ...saying, scope: { kind: 'project', project: name } }) as const
  const ofKey = { ...saying, scope: { kind: 'key', keyId } } as const
  for (const budget of [saying, ofKey, project('Novel')]) expect(budgets.add(budget).ok).toBe(true)
  for (const budget of [saying, ofKey, project(' Novel ')])
    expect(budgets.add(budget)).toMatchObject({ failure: { code: 'budget/exists' } })
  expect(budgets.add({ ...saying, period: 'day' }).ok).toBe(true)
  expect(countTold()).toBe(4)
})

test('what is not there, or can not be, is refused', () => {
  const { budgets, countTold } = open()
  const id = newId<BudgetId>()
  const notFound = { ok: false, failure: { code: 'budget/not-found' } }
  expect(budgets.change(id, saying)).toMatchObject(notFound)
  expect(budgets.remove(id)).toMatchObject(notFound)
  expect(budgets.add({ ...saying, scope: { kind: 'key', keyId: newId<KeyId>() } })).toMatchObject({
    failure: { code: 'key/not-found' },
  })
  expect(budgets.add({ ...saying, scope: { kind: 'project', project: ' ' } })).toMatchObject({
    failure: { code: 'ipc/invalid-input' },
  })
  expect(countTold()).toBe(0)
})

test('there are no more than the contract lets pass', () => {
  const { budgets } = open()
  const add = (at: number) => budgets.add({ ...saying, scope: { kind: 'project', project: `P ${at}` } })
  for (let at = 0; at < maxBudgets; at += 1) expect(add(at).ok).toBe(true)
  expect(add(maxBudgets)).toMatchObject({ failure: { code: 'ipc/invalid-input' } })
})

test('one that is added or lowered past its threshold counts as notified, another does not', () => {
  const { budgets, store, spend } = open()
  spend(799)
  const added = budgets.add(saying)
  if (!added.ok) throw new Error(added.failure.code)
  const { id } = added.value.budget
  expect(store.budgets.find(id)?.warnedForDay).toBeNull()
  budgets.change(id, { ...saying, limitNanoUsd: nano(998) })
  expect(store.budgets.find(id)?.warnedForDay).toBe('2026-11-01')
  const below = budgets.add({ ...saying, period: 'day', limitNanoUsd: nano(700) })
  if (!below.ok) throw new Error(below.failure.code)
  expect(store.budgets.find(below.value.budget.id)?.warnedForDay).toBe('2026-11-18')
})
