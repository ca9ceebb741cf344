// Migrates a database to the newest schema. Each migration runs in a transaction of its own that also sets
// `user_version`, so a crash leaves the file before or after a migration, never between. A database with data
// is backed up first.
import type { Failure } from '../../domain/failure.ts'
import { writeBackup } from './backup.ts'
import { applicationId, readNumberPragma, type Connection, type DatabaseIdentity } from './connection.ts'
import { makeStoreFailure } from './sqlite-error.ts'

export interface Migration {
  /** Ascending from 1 without a gap; the database's `user_version` after the migration. */
  readonly number: number
  /** `NNNN-verb-object`, the file's name. */
  readonly name: string
  up(db: Connection): void
}

export interface MigrateOptions {
  readonly backupsPath: string
  readonly nowMs: () => number
}

/** Returns why this file must be left alone, or `null` if it is ours and not from a newer version. */
export function refuseDatabase(found: DatabaseIdentity, newestVersion: number): Failure | null {
  const isEmpty = found.applicationId === 0 && found.userVersion === 0 && found.tableCount === 0
  if (isEmpty) return null
  if (found.applicationId !== applicationId)
    return makeStoreFailure('store/corrupt', 'foreign-application-id')
  if (found.userVersion > newestVersion)
    return makeStoreFailure('store/newer', `version-${found.userVersion}`)
  return found.isSound ? null : makeStoreFailure('store/corrupt', 'quick-check')
}

export function migrate(db: Connection, migrations: readonly Migration[], options: MigrateOptions): void {
  const version = readNumberPragma(db, 'user_version')
  const pending = migrations.filter((migration) => migration.number > version)
  const first = pending[0]
  if (!first) return
  if (version > 0) {
    const label = `before-${String(first.number).padStart(4, '0')}`
    writeBackup(db, { backupsPath: options.backupsPath, label, nowMs: options.nowMs() })
  }
  for (const migration of pending) {
    db.transaction(() => {
      migration.up(db)
      db.pragma(`application_id = ${applicationId}`)
      db.pragma(`user_version = ${migration.number}`)
    }).exclusive()
  }
}
