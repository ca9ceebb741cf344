// Brings a database to the newest schema: each migration is one transaction of its own with `user_version`
// set inside, so a crash leaves it before or after, never between. What holds data is backed up first.
import type { Failure } from '../../domain/failure.ts'
import { writeBackup } from './backup.ts'
import { applicationId, readNumberPragma, type Connection, type DatabaseIdentity } from './connection.ts'
import { makeStoreFailure } from './sqlite-error.ts'

export interface Migration {
  /** Ascending from 1 without a gap; the database's `user_version` once it ran. */
  readonly number: number
  /** `NNNN-verb-object`, the file's name. */
  readonly name: string
  up(db: Connection): void
}

export interface MigrateOptions {
  readonly backupsPath: string
  readonly nowMs: () => number
}

/** Why this file must be left alone, or null when it is ours and not from the future. */
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
