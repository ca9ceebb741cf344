// Runs several statements as one: alone they are all or nothing, and inside a transaction they are part of
// it.
import type { Connection } from './connection.ts'

export function atomically<Value>(db: Connection, work: () => Value): Value {
  return db.inTransaction ? work() : db.transaction(work).immediate()
}
