// A profile's database by the app's own queries, while the app doesn't run: to put something there before it starts,
// and to look at what it left.
// oxlint-disable-next-line typescript/triple-slash-reference -- the types that the store made for it, and no module
/// <reference path="../../src/main/store/better-sqlite3.d.ts" />
import { join } from 'node:path'
import { openStore, type Store } from '../../src/main/store/store.ts'

/** Throws the code of what kept it from being opened. */
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
