import { expect, test } from 'vitest'
import type { Budget } from '../../../domain/budgets/budget.ts'
import { parseDay, type Day } from '../../../domain/day.ts'
import type { BudgetId, KeyId } from '../../../domain/ids.ts'
import { newId } from '../new-id.ts'
import { makeKey, makeRecord, nano, openTestConnection, openTestStore } from '../test-support.ts'

const makeBudget = (over: Partial<Budget> = {}): Budget => ({
  id: newId<BudgetId>(),
  scope: { kind: 'all' },
  period: 'month',
  limitNanoUsd: nano(5_000_000_000),
  isHard: true,
  warnAtPercent: 80,
  ...over,
})

function day(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === null) throw new Error(text)
  return parsed
}

const november = { fromDay: day('2026-11-01'), toDay: day('2026-11-30') }

test('budgets of every scope are kept, and listed oldest first', () => {
  const { budgets } = openTestStore()
  const made = [
    makeBudget({ scope: { kind: 'project', project: 'Novel' }, period: 'week', isHard: false }),
    makeBudget({ scope: { kind: 'key', keyId: newId<KeyId>() }, warnAtPercent: null }),
    makeBudget({ period: 'day' }),
    makeBudget(),
  ]
  for (const [at, budget] of made.entries()) budgets.insert(budget, at)
  const kept = made.map((budget) => ({ ...budget, formerKeyIds: [], warnedForDay: null }))
  expect(budgets.list()).toEqual(kept)
  for (const budget of kept) expect(budgets.find(budget.id)).toEqual(budget)
  expect(budgets.find(newId<BudgetId>())).toBeNull()
})

test('of a scope there is one for each period', () => {
  const { budgets } = openTestStore()
  const [keyId, project] = [newId<KeyId>(), 'Novel']
  for (const scope of [{ kind: 'all' }, { kind: 'key', keyId }, { kind: 'project', project }] as const) {
    budgets.insert(makeBudget({ scope }), 1)
    budgets.insert(makeBudget({ scope, period: 'day' }), 1)
    expect(() => budgets.insert(makeBudget({ scope }), 2)).toThrow(/UNIQUE/u)
  }
})

test('the limits of a budget change, and nothing else of it', () => {
  const { budgets } = openTestStore()
  const budget = makeBudget()
  budgets.insert(budget, 1)
  const limits = { limitNanoUsd: nano(7), isHard: false, warnAtPercent: null }
  budgets.change(budget.id, limits)
  budgets.change(newId<BudgetId>(), limits)
  budgets.markWarned(budget.id, november.fromDay)
  expect(budgets.list()).toEqual([{ ...budget, ...limits, formerKeyIds: [], warnedForDay: november.fromDay }])
  expect([budgets.remove(budget.id), budgets.remove(budget.id)]).toEqual([true, false])
  expect(budgets.list()).toEqual([])
})

test('what was spent is that of its scope on its days, and what nobody can price is counted apart', () => {
  const { budgets, usageRecords } = openTestStore()
  const [keyId, formerId, otherId] = [newId<KeyId>(), newId<KeyId>(), newId<KeyId>()]
  const on = (localDay: string, over: Parameters<typeof makeRecord>[0] = {}): void =>
    usageRecords.insert(makeRecord({ localDay: day(localDay), costNanoUsd: nano(1), keyId, ...over }))
  on('2026-11-01', { project: 'Novel' })
  on('2026-11-30', { costNanoUsd: nano(20) })
  on('2026-11-15', { costNanoUsd: nano(300), keyId: formerId })
  on('2026-11-15', { costNanoUsd: nano(4_000), keyId: otherId, project: 'Novel' })
  on('2026-11-15', { costNanoUsd: null, certainty: 'unpriced' })
  on('2026-10-31', { costNanoUsd: nano(50_000) })
  on('2026-12-01', { costNanoUsd: nano(50_000) })
  const read = (scope: Budget['scope'], formerKeyIds: KeyId[] = []) =>
    budgets.readSpent({ scope, formerKeyIds }, november)
  expect(read({ kind: 'all' })).toEqual({ spentNanoUsd: 4_321, unpricedRequests: 1 })
  expect(read({ kind: 'key', keyId })).toEqual({ spentNanoUsd: 21, unpricedRequests: 1 })
  expect(read({ kind: 'key', keyId }, [formerId])).toEqual({ spentNanoUsd: 321, unpricedRequests: 1 })
  expect(read({ kind: 'project', project: 'Novel' })).toEqual({ spentNanoUsd: 4_001, unpricedRequests: 0 })
  expect(read({ kind: 'project', project: 'Else' })).toEqual({ spentNanoUsd: 0, unpricedRequests: 0 })
})

test('the budget of a key goes over to its successor, and to the next one, and counts them all', () => {
  const { budgets } = openTestStore()
  const [first, second, third] = [newId<KeyId>(), newId<KeyId>(), newId<KeyId>()]
  const [budget, other] = [makeBudget({ scope: { kind: 'key', keyId: first } }), makeBudget()]
  budgets.insert(budget, 1)
  budgets.insert(other, 2)
  budgets.moveKey(first, second)
  budgets.moveKey(second, third)
  const [moved, stayed] = budgets.list()
  expect(moved).toMatchObject({ id: budget.id, scope: { kind: 'key', keyId: third } })
  expect(new Set(moved?.formerKeyIds)).toEqual(new Set([first, second]))
  expect(stayed).toMatchObject({ id: other.id, scope: { kind: 'all' }, formerKeyIds: [] })
  budgets.removeOfKey(first)
  expect(budgets.list()).toHaveLength(2)
  budgets.removeOfKey(third)
  expect(budgets.list().map(({ id }) => id)).toEqual([other.id])
})

test('budgets of keys that are gone go, and with them which keys came before', () => {
  const store = openTestStore()
  const key = makeKey()
  store.keys.insert(key)
  const kept = [
    makeBudget({ scope: { kind: 'key', keyId: key.id } }),
    makeBudget({ scope: { kind: 'project', project: 'Novel' } }),
    makeBudget(),
  ]
  for (const budget of kept) store.budgets.insert(budget, 1)
  store.budgets.insert(makeBudget({ scope: { kind: 'key', keyId: newId<KeyId>() } }), 2)
  store.budgets.removeOfGoneKeys()
  expect(new Set(store.budgets.list().map(({ id }) => id))).toEqual(new Set(kept.map(({ id }) => id)))
})

test('the table refuses what no budget is', () => {
  const db = openTestConnection()
  const insert =
    (scope: string, keyId: string | null, project: string | null, limit: number): (() => void) =>
    () =>
      void db
        .prepare(
          `INSERT INTO budget (id, scope, key_id, project, period, limit_nano_usd, is_hard, created_at_ms)
            VALUES (?, ?, ?, ?, 'day', ?, 1, 1)`,
        )
        .run(newId(), scope, keyId, project, limit)
  for (const refused of [
    insert('key', null, null, 1),
    insert('all', 'k', null, 1),
    insert('project', null, null, 1),
    insert('project', null, '', 1),
    insert('all', null, null, 0),
  ])
    expect(refused).toThrow(/CHECK/u)
})
