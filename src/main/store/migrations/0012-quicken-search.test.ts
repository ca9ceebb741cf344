import { expect, test } from 'vitest'
import { messageStatuses } from '../../../domain/message.ts'
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

const messages = 450

function migrateFull() {
  const folder = makeFolder()
  const db = openTestConnection(11, folder)
  db.exec(`INSERT INTO conversation (id, title, model_id, created_at_ms, updated_at_ms)
    VALUES ('c1', '', 'm', 0, 0)`)
  const add =
    db.prepare(`INSERT INTO message (id, conversation_id, parent_id, role, text, status, created_at_ms)
    VALUES (?, 'c1', NULL, 'user', ?, ?, 0)`)
  db.transaction(() => {
    for (let at = 0; at < messages; at += 1) add.run(`m${at}`, `Wörd${at} 東京`, 'done')
    for (const status of messageStatuses) add.run(status, 'Anfang', status)
    db.exec('DELETE FROM message WHERE position BETWEEN 150 AND 260') // a gap at a turn's end
  })()
  migrate(
    db,
    allMigrations.filter(({ number }) => number <= 12),
    { ...pathsIn(folder), nowMs },
  )
  const search = (expression: string): unknown[] =>
    db
      .prepare(
        `SELECT message.id FROM message_fts JOIN message ON position = message_fts.rowid
          WHERE message_fts MATCH ? ORDER BY position`,
      )
      .pluck()
      .all(expression)
  return { db, search }
}

test('what was in the index is in the new one, by every beginning', () => {
  const { db, search } = migrateFull()
  const { indexed, expected } = readIndexed(db)
  expect(indexed).toEqual(expected)
  expect(search('word449')).toEqual(['m449'])
  for (const beginning of ['w', 'wo', 'wor', 'word', 'word4', 'word44'])
    expect(search(`"${beginning}" *`)).toContain('m449')
  expect(search('anfang')).toEqual(messageStatuses.filter((status) => status !== 'streaming'))
})

test('what is deleted leaves it, and the file is sound', () => {
  const { db, search } = migrateFull()
  db.exec(`DELETE FROM message WHERE id = 'm449'`)
  expect(search('"word44" *')).not.toContain('m449')
  expect(checkDatabase(db)).toEqual(['ok', []])
})
