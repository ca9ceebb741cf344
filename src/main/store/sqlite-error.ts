// Turns the errors that a disk or a database file can cause into failures. An unknown error is a bug: `null`
// tells the caller to throw it. Only the code goes into the failure, never a path or a statement.
import Database from 'better-sqlite3-multiple-ciphers'
import {
  makeFailure,
  type Failure,
  type FailureAction,
  type FailureCode,
  type Retry,
} from '../../domain/failure.ts'

type StoreCode = Extract<FailureCode, `store/${string}`>

// The first match counts, so an extended code comes before its primary one.
const codesBySqlite: readonly (readonly [prefix: string, code: StoreCode])[] = [
  ['SQLITE_FULL', 'store/full'],
  ['SQLITE_READONLY', 'store/read-only'],
  ['SQLITE_PERM', 'store/read-only'],
  ['SQLITE_CANTOPEN', 'store/read-only'],
  ['SQLITE_IOERR_CORRUPTFS', 'store/corrupt'],
  ['SQLITE_IOERR_DATA', 'store/corrupt'],
  // A disk that fails sometimes is no damaged database: it must never lead to a recovery.
  ['SQLITE_IOERR', 'store/read-only'],
  ['SQLITE_BUSY', 'store/busy'],
  ['SQLITE_LOCKED', 'store/busy'],
  ['SQLITE_CORRUPT', 'store/corrupt'],
  ['SQLITE_NOTADB', 'store/corrupt'],
]

const codesByErrno: { readonly [errno: string]: StoreCode } = {
  ENOSPC: 'store/full',
  EDQUOT: 'store/full',
  EACCES: 'store/read-only',
  EPERM: 'store/read-only',
  EROFS: 'store/read-only',
  EIO: 'store/read-only',
  EISDIR: 'store/read-only',
  ENOTDIR: 'store/read-only',
  EEXIST: 'store/read-only',
}

const retries: { readonly [Code in StoreCode]: Retry | FailureAction } = {
  'store/full': 'free-disk-space',
  'store/read-only': 'try-again',
  'store/busy': { kind: 'after', delayMs: 1_000 },
  'store/corrupt': { kind: 'never' },
  'store/newer': { kind: 'never' },
  'store/not-found': { kind: 'never' },
}

/** `data.reason` is the code from SQLite or the system. */
export function makeStoreFailure(code: StoreCode, reason: string): Failure {
  return makeFailure(code, retries[code], { reason })
}

/** Turns a known error of SQLite or the file system into a failure; returns `null` for any other. */
export function failureFromStoreError(error: unknown): Failure | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  const reason = error.code
  if (error instanceof Database.SqliteError) {
    const found = codesBySqlite.find(([prefix]) => reason === prefix || reason.startsWith(`${prefix}_`))
    return found ? makeStoreFailure(found[1], reason) : null
  }
  const code = codesByErrno[reason]
  return code ? makeStoreFailure(code, reason) : null
}
