import Database from 'better-sqlite3-multiple-ciphers'
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applicationId, openConnection, readNumberPragma } from './connection.ts'
import { prepareKeys } from './keys/key-queries.ts'
import { migrate, type Migration } from './migrate.ts'
import { allMigrations } from './migrations/all.ts'
import { openStore } from './store.ts'
import { makeFolder, makeKey, nowMs, openTestConnection, pathsIn } from './test-support.ts'

const last = allMigrations.length
const next: Migration = {
  number: last + 1,
  name: 'create-next',
  up: (db) => void db.exec('CREATE TABLE next (id INTEGER) STRICT'),
}
const listTables = `SELECT name FROM sqlite_schema
  WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`

test('migrations are numbered from 1 without a gap, and named after their number', () => {
  expect(allMigrations.map(({ number }) => number)).toEqual(allMigrations.map((_, index) => index + 1))
  for (const { name, number } of allMigrations)
    expect(name).toMatch(new RegExp(`^${String(number).padStart(4, '0')}(-[a-z]+){2,}$`, 'u'))
  const files = readdirSync(join(import.meta.dirname, 'migrations')).filter((file) => /^\d/u.test(file))
  expect(files.toSorted()).toEqual(
    allMigrations.flatMap(({ name }) => [`${name}.test.ts`, `${name}.ts`]).toSorted(),
  )
})

test('the schema as a whole is the expected', () => {
  const db = openTestConnection()
  expect(db.prepare(listTables).pluck().all()).toEqual([
    'alert',
    'api_key',
    'budget',
    'budget_former_key',
    'conversation',
    'draft',
    'folder',
    'key_address',
    'key_reminder',
    'message',
    'message_fts',
    'message_fts_config',
    'message_fts_data',
    'message_fts_docsize',
    'message_fts_idx',
    'own_price',
    'prompt',
    'usage_conversation_day',
    'usage_day',
    'usage_model_day',
    'usage_record',
  ])
  expect(
    db
      .prepare('SELECT name FROM pragma_table_list WHERE schema = ? AND type = ? AND NOT strict')
      .pluck()
      .all('main', 'table'),
  ).toEqual(['sqlite_schema', 'sqlite_sequence'])
  expect(
    db
      .prepare(
        `SELECT type || ' ' || name FROM sqlite_schema WHERE type <> 'table' AND sql IS NOT NULL
    ORDER BY 1`,
      )
      .pluck()
      .all(),
  ).toEqual([
    'index alert_standing',
    'index api_key_by_age',
    'index api_key_default',
    'index budget_once',
    'index conversation_by_folder',
    'index conversation_by_shelf',
    'index conversation_by_title',
    'index conversation_deleted',
    'index draft_not_begun',
    'index message_by_parent',
    'index message_streaming',
    'index usage_conversation_day_by_conversation',
    'index usage_record_by_conversation',
    'index usage_record_by_key',
    'index usage_record_by_message',
    'index usage_record_by_model',
    'index usage_record_by_time',
    'index usage_record_by_title',
    'index usage_record_practice',
    'trigger message_unindexed',
    'trigger usage_record_addressed',
    'trigger usage_record_immutable',
    'trigger usage_record_summed',
  ])
  expect(db.prepare('SELECT * FROM pragma_foreign_key_list(?)').all('usage_record')).toEqual([])
  expect(readNumberPragma(db, 'application_id')).toBe(applicationId)
  expect(readNumberPragma(db, 'user_version')).toBe(last)
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

test.each(allMigrations.map(({ number }) => number))(
  'killed inside migration %i, the next start finishes',
  (fatal) => {
    const folder = makeFolder()
    const script = `
    import { openConnection } from '${join(import.meta.dirname, 'connection.ts')}'
    import { migrate } from '${join(import.meta.dirname, 'migrate.ts')}'
    import { allMigrations } from '${join(import.meta.dirname, 'migrations/all.ts')}'
    const deadly = allMigrations.map((migration) => ({ ...migration, up(db) {
      migration.up(db)
      if (migration.number === ${fatal}) process.kill(process.pid, 'SIGKILL')
    } }))
    migrate(openConnection(process.argv[1]), deadly, { backupsPath: process.argv[2], nowMs: Date.now })`
    const { path, backupsPath } = pathsIn(folder)
    const child = spawnSync(process.execPath, [
      '--input-type=module-typescript',
      '-e',
      script,
      path,
      backupsPath,
    ])
    expect([child.signal, child.stderr.toString()]).toEqual(['SIGKILL', ''])

    const left = openConnection(path)
    expect(readNumberPragma(left, 'user_version')).toBe(fatal - 1)
    left.close()
    const result = openStore({ path, backupsPath, nowMs })
    if (!result.ok) throw new Error(result.failure.code)
    result.value.keys.insert(makeKey())
    result.value.close()
  },
)
