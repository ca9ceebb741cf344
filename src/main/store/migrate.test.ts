import Database from 'better-sqlite3-multiple-ciphers'
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { applicationId, openConnection, readNumberPragma } from './connection.ts'
import { prepareKeys } from './keys/key-queries.ts'
import { migrate, type Migration } from './migrate.ts'
import { allMigrations } from './migrations/all.ts'
import { openStore } from './store.ts'
import { makeFolder, makeKey, nowMs, openTestConnection, pathsIn } from './test-support.ts'

const last = allMigrations.length
// The machinery is tested with a migration that the app doesn't have.
const createNext = 'CREATE TABLE next (id INTEGER) STRICT'
const next: Migration = { number: last + 1, name: 'create-next', up: (db) => void db.exec(createNext) }
const listTables = `SELECT name FROM sqlite_schema
  WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`

test('migrations are numbered from 1 without a gap, and named after their number', () => {
  expect(allMigrations.map(({ number }) => number)).toEqual(allMigrations.map((_, index) => index + 1))
  for (const { name, number } of allMigrations)
    expect(name).toMatch(new RegExp(`^${String(number).padStart(4, '0')}(-[a-z0-9]+){2,}$`, 'u'))
  const files = readdirSync(join(import.meta.dirname, 'migrations')).filter((file) => /^\d/u.test(file))
  expect(files.toSorted()).toEqual(
    allMigrations.flatMap(({ name }) => [`${name}.test.ts`, `${name}.ts`]).toSorted(),
  )
})

describe('a database that holds data', () => {
  test('is backed up before it is migrated, and the copy is sound and the owner’s alone', () => {
    const folder = makeFolder()
    const db = openTestConnection(last, folder)
    prepareKeys(db).insert(makeKey({ label: 'kept' }))
    migrate(db, [...allMigrations, next], { ...pathsIn(folder), nowMs })

    const files = readdirSync(pathsIn(folder).backupsPath)
    expect(files).toEqual([`before-${String(next.number).padStart(4, '0')}-20261101T000000000Z.db`])
    const path = join(pathsIn(folder).backupsPath, files[0] ?? '')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const copy = new Database(path, { readonly: true })
    expect(copy.prepare('SELECT label FROM api_key').pluck().all()).toEqual(['kept'])
    expect(readNumberPragma(copy, 'user_version')).toBe(last)
    expect(readNumberPragma(copy, 'application_id')).toBe(applicationId)
    expect(copy.prepare(listTables).pluck().all()).not.toContain('next')
    copy.close()
    expect(readNumberPragma(db, 'user_version')).toBe(last + 1)
  })

  test('is not migrated when it can not be backed up', () => {
    const folder = makeFolder()
    const db = openTestConnection(last, folder)
    const backupsPath = join(folder, 'a-file')
    writeFileSync(backupsPath, '')
    expect(() => migrate(db, [...allMigrations, next], { backupsPath, nowMs })).toThrow(/EEXIST|ENOTDIR/u)
    expect(readNumberPragma(db, 'user_version')).toBe(last)
  })

  test('is backed up only when there is something to do, and never when new', () => {
    const folder = makeFolder()
    const db = openTestConnection(last, folder)
    migrate(db, allMigrations, { ...pathsIn(folder), nowMs })
    expect(readdirSync(folder)).not.toContain('backups')
  })

  test('is as before when a migration fails at its end, and the next start finishes it', () => {
    const folder = makeFolder()
    const db = openTestConnection(last, folder)
    const failing: Migration = {
      ...next,
      up(connection) {
        next.up(connection)
        throw new Error('half way')
      },
    }
    expect(() => migrate(db, [...allMigrations, failing], { ...pathsIn(folder), nowMs })).toThrow('half way')
    expect(db.prepare(listTables).pluck().all()).not.toContain('next')
    expect(readNumberPragma(db, 'user_version')).toBe(last)
    migrate(db, [...allMigrations, next], { ...pathsIn(folder), nowMs })
    expect(readNumberPragma(db, 'user_version')).toBe(last + 1)
  })
})

describe('killed', () => {
  /** Migrates in a process of its own, which is killed at the end of one migration, before it is committed. */
  function migrateAndDie(folder: string, fatal: number): void {
    const script = `
      import { openConnection } from '${join(import.meta.dirname, 'connection.ts')}'
      import { migrate } from '${join(import.meta.dirname, 'migrate.ts')}'
      import { allMigrations } from '${join(import.meta.dirname, 'migrations/all.ts')}'
      const next = { number: ${next.number}, name: '${next.name}', up: (db) => db.exec('${createNext}') }
      const deadly = [...allMigrations, next].map((migration) => ({ ...migration, up(db) {
        migration.up(db)
        if (migration.number === ${fatal}) process.kill(process.pid, 'SIGKILL')
      } }))
      migrate(openConnection(process.argv[1]), deadly, { backupsPath: process.argv[2], nowMs: Date.now })`
    const { path, backupsPath } = pathsIn(folder)
    const args = ['--input-type=module-typescript', '-e', script, path, backupsPath]
    const child = spawnSync(process.execPath, args)
    expect([child.signal, child.stderr.toString()]).toEqual(['SIGKILL', ''])
  }

  function openAgain(folder: string) {
    const db = openConnection(pathsIn(folder).path)
    onTestFinished(() => void db.close())
    return db
  }

  test.each(allMigrations.map(({ number }) => number))(
    'inside migration %i, the next start finishes',
    (fatal) => {
      const folder = makeFolder()
      migrateAndDie(folder, fatal)
      expect(readNumberPragma(openAgain(folder), 'user_version')).toBe(fatal - 1)
      const result = openStore({ ...pathsIn(folder), nowMs })
      if (!result.ok) throw new Error(result.failure.code)
      result.value.keys.insert(makeKey())
      result.value.close()
    },
  )

  test('inside the next migration, a database keeps its data, and the next start finishes', () => {
    const folder = makeFolder()
    prepareKeys(openTestConnection(last, folder)).insert(makeKey({ label: 'kept' }))
    migrateAndDie(folder, next.number)
    const db = openAgain(folder)
    const read = () => [
      readNumberPragma(db, 'user_version'),
      db.prepare('SELECT label FROM api_key').pluck().all(),
      db.prepare(listTables).pluck().all().includes('next'),
    ]
    expect(read()).toEqual([last, ['kept'], false])
    migrate(db, [...allMigrations, next], { ...pathsIn(folder), nowMs })
    expect(read()).toEqual([last + 1, ['kept'], true])
  })
})
