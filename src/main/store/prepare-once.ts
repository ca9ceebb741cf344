// Statements of which there are many by combination: each is prepared when it is first asked, and once.
import type { Connection, Statement } from './connection.ts'

export type PrepareOnce = <Row>(sql: string) => Statement<[object], Row>

export function createPrepareOnce(db: Connection): PrepareOnce {
  const statements = new Map<string, unknown>()
  return <Row>(sql: string) => {
    const statement = statements.get(sql) ?? db.prepare<[object], Row>(sql)
    statements.set(sql, statement)
    return statement as Statement<[object], Row> // whoever writes a query knows its rows
  }
}
