import { expect, test } from 'vitest'
import { promptKinds } from '../../../domain/prompt.ts'
import { openTestConnection } from '../test-support.ts'

const insert = 'INSERT INTO prompt VALUES (?, ?, ?, ?, ?)'

test('every kind of the domain is allowed, and no other', () => {
  const db = openTestConnection(7)
  for (const kind of promptKinds) db.prepare(insert).run(kind, kind, '', '', 0)
  expect(() => db.prepare(insert).run('x', 'tool', '', '', 0)).toThrow(/CHECK/u)
})

test('no two have one id, and none a time before all times', () => {
  const db = openTestConnection(7)
  db.prepare(insert).run('p', 'persona', '', '', 0)
  expect(() => db.prepare(insert).run('p', 'persona', '', '', 0)).toThrow(/UNIQUE/u)
  expect(() => db.prepare(insert).run('q', 'persona', '', '', -1)).toThrow(/CHECK/u)
})
