// Writes a verified copy of the whole database. The copy gets its name only once it was opened again and
// found intact. Not by `backup()`: Electron disables what that needs. Old copies are not removed here.
import Database from 'better-sqlite3-multiple-ciphers'
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isDatabaseSound, readNumberPragma, type Connection } from './connection.ts'

export interface BackupOptions {
  readonly backupsPath: string
  /** What the backup is for; the first part of the file's name. */
  readonly label: string
  readonly nowMs: number
}

/** Returns the path of the copy. Throws SQLite's or the file system's error; nothing is then left behind. */
export function writeBackup(db: Connection, options: BackupOptions): string {
  mkdirSync(options.backupsPath, { recursive: true, mode: 0o700 })
  const stamp = new Date(options.nowMs).toISOString().replaceAll(/[-:.]/gu, '')
  const path = join(options.backupsPath, `${options.label}-${stamp}.db`)
  const partialPath = `${path}.partial`
  rmSync(partialPath, { force: true })
  try {
    // Created first, so that others can never read it; VACUUM INTO accepts an empty file.
    closeSync(openSync(partialPath, 'wx', 0o600))
    db.prepare('VACUUM INTO ?').run(partialPath)
    syncFile(partialPath)
    verifyBackup(partialPath, db)
    renameSync(partialPath, path)
    return path
  } catch (error) {
    rmSync(partialPath, { force: true })
    throw error
  }
}

function verifyBackup(path: string, source: Connection): void {
  const copy = new Database(path, { readonly: true })
  try {
    const isSame =
      readNumberPragma(copy, 'application_id') === readNumberPragma(source, 'application_id') &&
      readNumberPragma(copy, 'user_version') === readNumberPragma(source, 'user_version')
    if (!isSame || !isDatabaseSound(copy)) {
      throw new Database.SqliteError('the backup does not hold what was backed up', 'SQLITE_CORRUPT')
    }
  } finally {
    copy.close()
  }
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
