import { expect, test } from 'vitest'
import { keyTestOutcomes } from '../../../domain/key.ts'
import { openTestConnection } from '../test-support.ts'

const insert = `INSERT INTO api_key
  (id, label, project, base_url, last_four, fingerprint, is_default, created_at_ms,
  last_test_outcome, last_test_at_ms) VALUES (?, '', '', '', ?, ?, ?, 0, ?, ?)`

test('every outcome of a key test is allowed, and no other', () => {
  const db = openTestConnection(1)
  for (const outcome of keyTestOutcomes) db.prepare(insert).run(outcome, '', outcome, 0, outcome, 1)
  expect(() => db.prepare(insert).run('x', '', 'x', 0, 'unknown', 1)).toThrow(/CHECK/u)
  expect(() => db.prepare(insert).run('x', '', 'x', 0, 'passed', null)).toThrow(/CHECK/u)
})

test('no more than one default, no fingerprint twice, no more than four characters of a key', () => {
  const db = openTestConnection(1)
  db.prepare(insert).run('first', 'abcd', 'one', 1, null, null)
  expect(() => db.prepare(insert).run('x', '', 'x', 1, null, null)).toThrow(/UNIQUE/u)
  expect(() => db.prepare(insert).run('x', '', 'one', 0, null, null)).toThrow(/UNIQUE/u)
  expect(() => db.prepare(insert).run('x', 'abcde', 'x', 0, null, null)).toThrow(/CHECK/u)
})
