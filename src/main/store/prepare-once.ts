// Prepares a statement when it is first needed, and keeps it: for queries with many combinations.
import type { Connection, Statement } from './connection.ts'

export type PrepareOnce = <Row>(sql: string) => Statement<[object], Row>

export function createPrepareOnce(db: Connection): PrepareOnce {
  const statements = new Map<string, unknown>()
  return <Row>(sql: string) => {
    const statement = statements.get(sql) ?? db.prepare<[object], Row>(sql)
    statements.set(sql, statement)
    return statement as Statement<[object], Row> // the author of a query knows its rows
  }
}
