// Several statements as one, for a query that takes more than one: on its own it is all or nothing, and inside
// a transaction it is part of that.
import type { Connection } from './connection.ts'

export function atomically<Value>(db: Connection, work: () => Value): Value {
  return db.inTransaction ? work() : db.transaction(work).immediate()
}
