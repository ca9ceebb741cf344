import { describe, expect, test } from 'vitest'
import { messageStatuses } from '../../../domain/message.ts'
import type { Connection } from '../connection.ts'
import { migrate } from '../migrate.ts'
import {
  checkDatabase,
  makeFolder,
  nowMs,
  openTestConnection,
  pathsIn,
  readIndexed,
} from '../test-support.ts'
import { allMigrations } from './all.ts'

function addMessage(db: Connection, id: string, text: string, status = 'done'): void {
  db.prepare(
    `INSERT INTO message (id, conversation_id, parent_id, role, text, status, created_at_ms)
      VALUES (?, 'c1', NULL, 'user', ?, ?, 0)`,
  ).run(id, text, status)
}

function openVersion7(folder: string): Connection {
  const db = openTestConnection(7, folder)
  db.exec(`INSERT INTO conversation (id, title, model_id, created_at_ms, updated_at_ms)
    VALUES ('c1', '', 'm', 0, 0)`)
  return db
}

const finish = (db: Connection, folder: string): void =>
  migrate(
    db,
    allMigrations.filter(({ number }) => number <= 8),
    { ...pathsIn(folder), nowMs },
  )

const search = (db: Connection, expression: string): unknown[] =>
  db
    .prepare(
      `SELECT message.id FROM message_fts JOIN message ON position = message_fts.rowid
        WHERE message_fts MATCH ? ORDER BY position`,
    )
    .pluck()
    .all(expression)

describe('a database of version 7', () => {
  test('has all messages of before in the index, but those that are being written', () => {
    const folder = makeFolder()
    const db = openVersion7(folder)
    for (const status of messageStatuses) addMessage(db, status, `Wörd ${status} 東京`, status)
    addMessage(db, 'empty', '')
    finish(db, folder)
    expect(search(db, 'word')).toEqual(messageStatuses.filter((status) => status !== 'streaming'))
    expect(search(db, '"京"')).toHaveLength(messageStatuses.length - 1)
    expect(search(db, 'failed')).toEqual(['failed'])
    const { indexed, expected } = readIndexed(db)
    expect(indexed).toEqual(expected)
    expect(indexed).toHaveLength(messageStatuses.length)
  })

  test('of more than one turn’s messages is indexed whole', () => {
    const folder = makeFolder()
    const db = openVersion7(folder)
    db.transaction(() => {
      for (let at = 0; at < 450; at += 1) addMessage(db, `m${at}`, `word${at}`)
      db.exec('DELETE FROM message WHERE position BETWEEN 150 AND 260') // a gap at a turn's end
    })()
    finish(db, folder)
    const { indexed, expected } = readIndexed(db)
    expect(indexed).toEqual(expected)
    expect(search(db, 'word449')).toEqual(['m449'])
  })
})

test('a message leaves the index when it is deleted, alone or with its conversation', () => {
  const folder = makeFolder()
  const db = openVersion7(folder)
  for (const id of ['one', 'two', 'three']) addMessage(db, id, `word ${id}`)
  addMessage(db, 'streaming', 'word', 'streaming')
  finish(db, folder)
  db.exec(`DELETE FROM message WHERE id = 'two'`)
  expect(search(db, 'word')).toEqual(['one', 'three'])
  db.exec('DELETE FROM conversation')
  expect(search(db, 'word')).toEqual([])
  expect(readIndexed(db)).toEqual({ indexed: [], expected: [] })
  expect(checkDatabase(db)).toEqual(['ok', []])
})
