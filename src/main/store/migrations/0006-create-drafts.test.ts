import { expect, test } from 'vitest'
import { openTestConnection } from '../test-support.ts'

function open() {
  const db = openTestConnection(6)
  db.exec(`INSERT INTO conversation (id, title, model_id, created_at_ms, updated_at_ms)
    VALUES ('c1', '', 'm', 0, 0)`)
  return db
}

const insert = 'INSERT INTO draft (conversation_id, text) VALUES (?, ?)'

test('there is one draft for a conversation, and one for none', () => {
  const db = open()
  for (const id of ['c1', null]) {
    db.prepare(insert).run(id, 'typed')
    expect(() => db.prepare(insert).run(id, 'typed')).toThrow(/UNIQUE/u)
  }
})

test('a draft has a text, and its conversation is there', () => {
  const db = open()
  expect(() => db.prepare(insert).run('c1', '')).toThrow(/CHECK/u)
  expect(() => db.prepare(insert).run('c9', 'typed')).toThrow(/FOREIGN KEY/u)
})

test('it goes with its conversation, and the one of none stays', () => {
  const db = open()
  for (const id of ['c1', null]) db.prepare(insert).run(id, 'typed')
  db.exec('DELETE FROM conversation')
  expect(db.prepare('SELECT conversation_id FROM draft').pluck().all()).toEqual([null])
})
