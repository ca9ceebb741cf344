// Loosening or removing a hard limit is asked, in figures; whatever tightens is not.
import { describe, expect, test } from 'vitest'
import type { Budget } from '../../domain/budgets/budget.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { Question } from '../app/question.ts'
import { newId } from '../store/new-id.ts'
import { nano, nowMs, openTestStore } from '../store/test-support.ts'
import { createBudgets } from '../usage/budgets/budgets.ts'
import type { AskPerson } from './ask-person.ts'
import { agree, decline } from './asks-test-support.ts'
import { createBudgetsHandlers } from './budgets.ts'

const context = { windowId: 1, signal: new AbortController().signal }
const usd = (amount: number) => nano(amount * 1_000_000_000)
const limits = (limit: number, isHard = true) => ({ limitNanoUsd: usd(limit), isHard, warnAtPercent: null })

function open(over: Partial<Budget> = {}) {
  const keyId = newId<KeyId>()
  const budgets = createBudgets({
    store: openTestStore(),
    listReservations: () => [],
    isKeyListed: () => true,
    nowMs,
    onChange: () => {},
  })
  const added = budgets.add({ scope: { kind: 'all' }, period: 'month', ...limits(5), ...over })
  if (!added.ok) throw new Error(added.failure.code)
  const budgetId = added.value.budget.id
  const keys = { list: () => [{ id: keyId, label: 'Work' }] }
  const handlersWith = (askPerson: AskPerson) => createBudgetsHandlers({ budgets, keys }, askPerson)
  return { keyId, budgets, budgetId, handlersWith }
}

describe('a hard limit', () => {
  test.each([
    [limits(6), 'The limit of $5.00 a month for all keys becomes $6.00.'],
    [limits(5, false), 'The limit of $5.00 a month for all keys stops no requests any more.'],
    [limits(1, false), 'The limit of $5.00 a month for all keys stops no requests any more.'],
  ])('is loosened to %o only if a person agrees', async (next, message) => {
    const { budgets, budgetId, handlersWith } = open()
    const asked: Question[] = []
    const before = budgets.list()
    const change = { budgetId, ...next }
    expect(await handlersWith(decline(asked)).changeBudget(change, context)).toMatchObject({
      ok: false,
      failure: { code: 'ipc/declined' },
    })
    expect(budgets.list()).toEqual(before)
    expect(asked.map((one) => one.message)).toEqual([message])
    expect(await handlersWith(agree(asked)).changeBudget(change, context)).toMatchObject({ ok: true })
    expect(budgets.find(budgetId)).toMatchObject(next)
  })

  test('is removed only if a person agrees', async () => {
    const { budgets, budgetId, handlersWith } = open({ scope: { kind: 'project', project: 'Novel' } })
    const asked: Question[] = []
    expect((await handlersWith(decline(asked)).removeBudget({ budgetId }, context)).ok).toBe(false)
    expect(budgets.list()).toHaveLength(1)
    expect(asked.map((one) => one.message)).toEqual([
      'The limit of $5.00 a month for the project “Novel” will be removed.',
    ])
    expect((await handlersWith(agree(asked)).removeBudget({ budgetId }, context)).ok).toBe(true)
    expect(budgets.list()).toEqual([])
  })

  test('is tightened, and its warning changed, without a question', async () => {
    const { budgetId, handlersWith } = open()
    const handlers = handlersWith(decline([]))
    for (const next of [limits(4), { ...limits(4), warnAtPercent: 50 }, limits(1)])
      expect((await handlers.changeBudget({ budgetId, ...next }, context)).ok).toBe(true)
    const other = { scope: { kind: 'all' }, period: 'day', ...limits(9) } as const
    expect((await handlers.addBudget(other, context)).ok).toBe(true)
  })

  test('that changed while the question was open is left alone', async () => {
    const { budgets, budgetId, handlersWith } = open()
    const meanwhile = () => void budgets.change(budgetId, limits(1))
    const handlers = handlersWith(agree([], meanwhile))
    const changed = { ok: false, failure: { code: 'ipc/changed' } }
    expect(await handlers.changeBudget({ budgetId, ...limits(9) }, context)).toMatchObject(changed)
    expect(budgets.find(budgetId)).toMatchObject(limits(1))
    const removing = handlersWith(agree([], () => void budgets.change(budgetId, limits(2))))
    expect(await removing.removeBudget({ budgetId }, context)).toMatchObject(changed)
    expect(budgets.list()).toHaveLength(1)
  })
})

test('a limit that only warns is changed and removed without a question', async () => {
  const { budgetId, handlersWith } = open({ isHard: false })
  const handlers = handlersWith(decline([]))
  for (const next of [limits(9, false), limits(9)])
    expect((await handlers.changeBudget({ budgetId, ...next }, context)).ok).toBe(true)
  const soft = open({ isHard: false })
  const removed = await soft.handlersWith(decline([])).removeBudget({ budgetId: soft.budgetId }, context)
  expect(removed.ok).toBe(true)
})

test('a budget that isn’t there is not asked about', async () => {
  const { budgetId, handlersWith, budgets } = open()
  budgets.remove(budgetId)
  const handlers = handlersWith(decline([]))
  const missing = { ok: false, failure: { code: 'budget/not-found' } }
  expect(await handlers.removeBudget({ budgetId }, context)).toMatchObject(missing)
  expect(await handlers.changeBudget({ budgetId, ...limits(9) }, context)).toMatchObject(missing)
})
