import Database from 'better-sqlite3-multiple-ciphers'
import { expect, test } from 'vitest'
import { failureFromStoreError } from './sqlite-error.ts'

test.each([
  ['SQLITE_FULL', 'store/full'],
  ['SQLITE_READONLY', 'store/read-only'],
  ['SQLITE_READONLY_DBMOVED', 'store/read-only'],
  ['SQLITE_CANTOPEN_ISDIR', 'store/read-only'],
  ['SQLITE_IOERR_WRITE', 'store/read-only'],
  ['SQLITE_IOERR_READ', 'store/read-only'],
  ['SQLITE_IOERR_CORRUPTFS', 'store/corrupt'],
  ['SQLITE_BUSY', 'store/busy'],
  ['SQLITE_BUSY_SNAPSHOT', 'store/busy'],
  ['SQLITE_LOCKED', 'store/busy'],
  ['SQLITE_CORRUPT', 'store/corrupt'],
  ['SQLITE_CORRUPT_VTAB', 'store/corrupt'],
  ['SQLITE_NOTADB', 'store/corrupt'],
  ['SQLITE_CONSTRAINT_UNIQUE', undefined],
  ['SQLITE_ERROR', undefined],
  ['SQLITE_MISUSE', undefined],
])('%s is %s', (sqlite, code) => {
  expect(failureFromStoreError(new Database.SqliteError('x', sqlite))?.code).toBe(code)
})

test.each([
  ['ENOSPC', 'store/full'],
  ['EROFS', 'store/read-only'],
  ['EACCES', 'store/read-only'],
  ['EBADF', undefined],
])('of the file system, %s is %s', (errno, code) => {
  expect(failureFromStoreError(Object.assign(new Error('x'), { code: errno }))?.code).toBe(code)
})

test('what is no such error is none', () => {
  for (const other of [new Error('x'), 'SQLITE_FULL', null, undefined, { code: 'SQLITE_FULL' }]) {
    expect(failureFromStoreError(other)).toBeNull()
  }
})
