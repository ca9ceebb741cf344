// One SQLite connection with the settings on which durability rests: WAL, a sync at every commit, foreign
// keys, nothing trusted in the schema. Files are the owner's alone. It neither creates tables nor judges what
// it opens.
import Database from 'better-sqlite3-multiple-ciphers'
import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

export type Connection = Database
export type Statement<Parameters extends readonly unknown[], Row> = Database.Statement<Parameters, Row>

/** "LCHK": tells a database of Latchkey from any other SQLite file. */
export const applicationId = 0x4c43484b

const busyTimeoutMs = 5_000
const ownerOnly = 0o600

/** Creates the file when there is none; SQLite gives the `-wal` and `-shm` files the same mode. */
export function openConnection(path: string): Connection {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  closeSync(openSync(path, 'a', ownerOnly))
  chmodSync(path, ownerOnly)
  const db = new Database(path, { timeout: busyTimeoutMs })
  try {
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    db.pragma('foreign_keys = ON')
    db.pragma('journal_mode = WAL')
    // In WAL the default here is NORMAL, which may lose the last commits with the power.
    db.pragma('synchronous = FULL')
    db.pragma(`busy_timeout = ${busyTimeoutMs}`)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

export interface DatabaseIdentity {
  readonly applicationId: number
  readonly userVersion: number
  readonly tableCount: number
  /**
   * False when the file is cut, or after an unclean end when `quick_check` finds damage. That check reads it
   * all, and so isn't made at every start.
   */
  readonly isSound: boolean
  /** Whoever wrote to it last did not close it. */
  readonly endedUncleanly: boolean
}

export const readNumberPragma = (db: Connection, name: 'application_id' | 'user_version'): number =>
  Number(db.pragma(name, { simple: true }))

// SQLite takes a last page that is cut short as one that ends in zeros, and says nothing.
const readFullSizeBytes = (db: Connection): number =>
  Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))

export const isDatabaseSound = (db: Connection): boolean =>
  db.pragma('quick_check(1)', { simple: true }) === 'ok'

/**
 * What a file is, found out without writing to it; null when there is none. Throws SQLite's error on what is
 * no database. Read through SQLite and not from the header's bytes, as the newest may still be in the WAL.
 */
export function readIdentity(path: string): DatabaseIdentity | null {
  const file = statSync(path, { throwIfNoEntry: false })
  if (!file) return null
  // A clean end folds the WAL in and removes it.
  const endedUncleanly = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
  const db = new Database(path, { readonly: true, timeout: busyTimeoutMs })
  try {
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    return {
      applicationId: readNumberPragma(db, 'application_id'),
      userVersion: readNumberPragma(db, 'user_version'),
      tableCount: Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()),
      isSound: endedUncleanly ? isDatabaseSound(db) : file.size >= readFullSizeBytes(db),
      endedUncleanly,
    }
  } finally {
    db.close()
  }
}
