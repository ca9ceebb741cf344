import { expect, test, vi } from 'vitest'
import type { Budget, BudgetStatus } from '../../../domain/budgets/budget.ts'
import { openTestStore, makeFolder, makeRecord, nano } from '../../store/test-support.ts'
import type { Store } from '../../store/store.ts'
import { createBudgetWarnings } from './budget-warnings.ts'
import { createBudgets } from './budgets.ts'

const noonMs = new Date(2026, 10, 18, 12).getTime()
const dayMs = 86_400_000

function open(store: Store = openTestStore()) {
  const clock = { nowMs: noonMs }
  const told: BudgetStatus[] = []
  const budgets = createBudgets({
    store,
    listReservations: () => [],
    isKeyListed: () => true,
    nowMs: () => clock.nowMs,
    onChange: () => {},
  })
  const warnings = createBudgetWarnings({
    store,
    list: () => budgets.listWarned(),
    notify: (status) => void told.push(status),
  })
  function spend(costNanoUsd: number): void {
    store.usageRecords.insert(makeRecord({ atMs: clock.nowMs, costNanoUsd: nano(costNanoUsd) }))
    warnings.check()
  }
  return { store, clock, told, budgets, warnings, spend }
}

const saying: Omit<Budget, 'id'> = {
  scope: { kind: 'all' },
  period: 'day',
  limitNanoUsd: nano(1_000),
  isHard: false,
  warnAtPercent: 80,
}

test('a notification comes once a period, as soon as so much is spent', () => {
  const { budgets, told, clock, spend } = open()
  budgets.add(saying)
  spend(799)
  expect(told).toEqual([])
  spend(1)
  expect(told).toMatchObject([{ budget: saying, spentNanoUsd: 800, span: { fromDay: '2026-11-18' } }])
  spend(5_000)
  expect(told).toHaveLength(1)
  clock.nowMs += dayMs
  spend(900)
  expect(told).toHaveLength(2)
})

test('also over a restart, and when the store is the same but nothing else', () => {
  const folder = makeFolder()
  const first = open(openTestStore(folder))
  first.budgets.add(saying)
  first.spend(800)
  expect(first.told).toHaveLength(1)
  const second = open(openTestStore(folder))
  second.spend(100)
  expect(second.told).toEqual([])
})

test('each budget has its own, and one without a threshold none', () => {
  const { budgets, told, spend } = open()
  budgets.add(saying)
  budgets.add({ ...saying, period: 'week', limitNanoUsd: nano(500) })
  budgets.add({ ...saying, period: 'month', warnAtPercent: null })
  budgets.add({ ...saying, scope: { kind: 'project', project: 'Novel' } })
  spend(1_000)
  expect(told.map(({ budget: { period } }) => period)).toEqual(['day', 'week'])
})

test('one that is set past its threshold already says nothing in this period', () => {
  const { budgets, told, clock, spend } = open()
  spend(900)
  budgets.add(saying)
  spend(100)
  expect(told).toEqual([])
  clock.nowMs += dayMs
  spend(900)
  expect(told).toHaveLength(1)
})

test('what could not be written down is not said, and said later', () => {
  const { budgets, store, told, spend } = open()
  budgets.add(saying)
  const markWarned = vi.spyOn(store.budgets, 'markWarned').mockImplementation(() => {
    throw Object.assign(new Error('full'), { code: 'ENOSPC' })
  })
  spend(900)
  expect([markWarned.mock.calls.length, told]).toEqual([1, []])
  markWarned.mockRestore()
  spend(0)
  expect(told).toHaveLength(1)
})
