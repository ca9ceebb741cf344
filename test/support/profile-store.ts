// Opens a profile's database by the app's own queries while the app doesn't run: to add rows before it
// starts, and to check what it left.
// oxlint-disable-next-line typescript/triple-slash-reference -- the store's type declarations, not a module
/// <reference path="../../src/main/store/better-sqlite3.d.ts" />
import { join } from 'node:path'
import { openStore, type Store } from '../../src/main/store/store.ts'

/** Throws the failure's code if the database can't be opened. */
export function withProfileStore<Value>(profileFolder: string, work: (store: Store) => Value): Value {
  const opened = openStore({
    path: join(profileFolder, 'latchkey.db'),
    backupsPath: join(profileFolder, 'backups'),
    nowMs: Date.now,
  })
  if (!opened.ok) throw new Error(opened.failure.code)
  try {
    return work(opened.value)
  } finally {
    opened.value.close()
  }
}
