import { expect, test } from 'vitest'
import { messageRoles, messageStatuses } from '../../../domain/message.ts'
import { openTestConnection } from '../test-support.ts'

const insert = `INSERT INTO message
  (id, conversation_id, parent_id, role, text, status, failure, created_at_ms)
  VALUES (?, ?, ?, ?, '', ?, ?, 0)`

function open() {
  const db = openTestConnection(2)
  db.exec(`INSERT INTO conversation VALUES ('c1', '', NULL, 'm', 0, 0), ('c2', '', NULL, 'm', 0, 0)`)
  return db
}

test('every role and status of the domain is allowed, and no other', () => {
  const db = open()
  for (const role of messageRoles) {
    for (const status of messageStatuses)
      db.prepare(insert).run(`${role}-${status}`, 'c1', null, role, status, null)
  }
  expect(() => db.prepare(insert).run('x', 'c1', null, 'system', 'done', null)).toThrow(/CHECK/u)
  expect(() => db.prepare(insert).run('x', 'c1', null, 'user', 'lost', null)).toThrow(/CHECK/u)
  expect(() => db.prepare(insert).run('x', 'c1', null, 'user', 'failed', '{')).toThrow(/CHECK/u)
})

test('a parent is there, and of the same conversation', () => {
  const db = open()
  db.prepare(insert).run('a', 'c1', null, 'user', 'done', null)
  expect(() => db.prepare(insert).run('b', 'c2', 'a', 'user', 'done', null)).toThrow(/FOREIGN KEY/u)
  expect(() => db.prepare(insert).run('b', 'c1', 'z', 'user', 'done', null)).toThrow(/FOREIGN KEY/u)
  expect(() => db.prepare(insert).run('b', 'c3', null, 'user', 'done', null)).toThrow(/FOREIGN KEY/u)
  db.prepare(insert).run('b', 'c1', 'a', 'user', 'done', null)
})
