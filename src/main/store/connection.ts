// One SQLite connection with the settings that make writes durable: WAL, a sync at every commit, foreign
// keys, an untrusted schema. Only the owner can read the files. It creates no tables and doesn't judge the
// file.
import Database from 'better-sqlite3-multiple-ciphers'
import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

export type Connection = Database
export type Statement<Parameters extends readonly unknown[], Row> = Database.Statement<Parameters, Row>

/** "LCHK": marks a database as Latchkey's. */
export const applicationId = 0x4c43484b

const busyTimeoutMs = 5_000
const ownerOnly = 0o600

/** Creates the file if there is none. SQLite gives the `-wal` and `-shm` files the same mode. */
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
    // In WAL mode the default here is NORMAL, which can lose the last commits in a power failure.
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
   * False if the file is cut short, or if `quick_check` finds damage. That check reads the whole file, so it
   * runs only after an unclean end.
   */
  readonly isSound: boolean
  /** True if the last program that wrote to the file did not close it. */
  readonly endedUncleanly: boolean
}

export const readNumberPragma = (db: Connection, name: 'application_id' | 'user_version'): number =>
  Number(db.pragma(name, { simple: true }))

// SQLite silently reads a last page that is cut short as if it ended in zeros.
const readFullSizeBytes = (db: Connection): number =>
  Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))

export const isDatabaseSound = (db: Connection): boolean =>
  db.pragma('quick_check(1)', { simple: true }) === 'ok'

/**
 * Identifies a file without writing to it; `null` if there is none. Throws SQLite's error if it is no
 * database. Reads through SQLite, because the newest header may still be in the WAL.
 */
export function readIdentity(path: string): DatabaseIdentity | null {
  const file = statSync(path, { throwIfNoEntry: false })
  if (!file) return null
  // A clean end merges the WAL into the file and removes it.
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
