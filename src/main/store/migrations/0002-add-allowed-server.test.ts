import { expect, test } from 'vitest'
import { readNumberPragma } from '../connection.ts'
import { migrate } from '../migrate.ts'
import { checkDatabase, makeFolder, nowMs, openTestConnection, pathsIn } from '../test-support.ts'
import { allMigrations } from './all.ts'

test('a database of version 1 keeps what is in it', () => {
  const folder = makeFolder()
  const db = openTestConnection(1, folder)
  db.exec(`INSERT INTO folder (id, name) VALUES ('f1', 'Kept')`)
  migrate(
    db,
    allMigrations.filter((migration) => migration.number <= 2),
    { ...pathsIn(folder), nowMs },
  )
  expect(db.prepare('SELECT id, name FROM folder').all()).toEqual([{ id: 'f1', name: 'Kept' }])
  expect(readNumberPragma(db, 'user_version')).toBe(2)
  expect(checkDatabase(db)).toEqual(['ok', []])
})

test('no server is allowed at first, and each only once', () => {
  const db = openTestConnection(2)
  expect(db.prepare('SELECT count(*) FROM allowed_server').pluck().get()).toBe(0)
  const allow = (origin: string | null, atMs: number | string) =>
    db.prepare('INSERT INTO allowed_server (origin, allowed_at_ms) VALUES (?, ?)').run(origin, atMs)
  allow('https://api.example.com', 1)
  expect(() => allow('https://api.example.com', 2)).toThrow('UNIQUE')
  expect(() => allow(null, 2)).toThrow('NOT NULL')
  expect(() => allow('', 2)).toThrow('CHECK')
  expect(() => allow('https://api.example.org', 'today')).toThrow('INTEGER')
})
