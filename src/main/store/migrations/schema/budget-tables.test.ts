import { describe, expect, test } from 'vitest'
import { budgetPeriods } from '../../../../domain/budgets/budget.ts'
import { checkDatabase, openTestConnection } from '../../test-support.ts'

const budget = {
  id: 'b1',
  scope: 'all',
  project: null,
  key_id: null,
  period: 'month',
  limit_nano_usd: 5,
  is_hard: 1,
  warn_at_percent: 80,
  warned_for_day: null,
  created_at_ms: 1,
}
const ownPrice = {
  model_id: 'm',
  input_nano_usd_per_million: 1,
  cached_input_nano_usd_per_million: null,
  output_nano_usd_per_million: 0,
  set_on: '2026-11-01',
}
const alert = {
  id: 'a1',
  kind: 'refusal-burst',
  subject: 'k1',
  day: '2026-11-01',
  at_ms: 1,
  facts: '{}',
  dismissed_at_ms: null,
}

function open() {
  const db = openTestConnection(1)
  const insert = (table: string, row: object): void => {
    const names = Object.keys(row)
    db.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    ).run(row)
  }
  return { db, insert }
}

describe('budgets', () => {
  const ofKey = { ...budget, id: 'b2', scope: 'key', key_id: 'k1' }
  const ofProject = { ...budget, id: 'b3', scope: 'project', project: 'Atlas' }

  test('are for all, a key or a project, one for each period', () => {
    const { db, insert } = open()
    for (const [index, period] of budgetPeriods.entries())
      for (const one of [budget, ofKey, ofProject])
        insert('budget', { ...one, period, id: `${one.id}-${index}` })
    expect(checkDatabase(db)).toEqual(['ok', []])
    for (const one of [budget, ofKey, ofProject]) expect(() => insert('budget', one)).toThrow(/UNIQUE/u)
    insert('budget', { ...ofKey, key_id: 'k2' })
  })

  test.each([
    { scope: 'all', key_id: 'k1' },
    { scope: 'all', project: 'Atlas' },
    { scope: 'key' },
    { scope: 'key', key_id: 'k1', project: 'Atlas' },
    { scope: 'project' },
    { scope: 'project', project: '' },
    { scope: 'other' },
    { period: 'year' },
    { limit_nano_usd: 0 },
    { limit_nano_usd: 0.5 },
    { is_hard: 2 },
    { warn_at_percent: 0 },
    { warn_at_percent: 101 },
  ])('are refused with %o', (over) => {
    expect(() => open().insert('budget', { ...budget, ...over })).toThrow(/CHECK|cannot store/u)
  })

  test('take their former keys with them', () => {
    const { db, insert } = open()
    insert('budget', ofKey)
    insert('budget_former_key', { budget_id: 'b2', key_id: 'k0' })
    expect(() => insert('budget_former_key', { budget_id: 'b2', key_id: 'k0' })).toThrow(/UNIQUE/u)
    expect(() => insert('budget_former_key', { budget_id: 'b9', key_id: 'k0' })).toThrow(/FOREIGN KEY/u)
    db.exec('DELETE FROM budget')
    expect(db.prepare('SELECT * FROM budget_former_key').all()).toEqual([])
  })
})

test('a model has one price of one’s own, of at least nothing', () => {
  const { insert } = open()
  insert('own_price', ownPrice)
  expect(() => insert('own_price', ownPrice)).toThrow(/UNIQUE/u)
  for (const name of ['input', 'cached_input', 'output'])
    expect(() =>
      insert('own_price', { ...ownPrice, model_id: 'n', [`${name}_nano_usd_per_million`]: -1 }),
    ).toThrow(/CHECK/u)
})

test('the same alert comes once a day for each subject', () => {
  const { insert } = open()
  insert('alert', alert)
  insert('alert', { ...alert, id: 'a2', subject: 'k2' })
  insert('alert', { ...alert, id: 'a3', day: '2026-11-02' })
  expect(() => insert('alert', { ...alert, id: 'a4', dismissed_at_ms: 2 })).toThrow(/UNIQUE/u)
})
