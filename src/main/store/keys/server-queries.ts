// The servers that the person allowed keys and messages to go to.
import type { Connection } from '../connection.ts'

export interface AllowedServer {
  /** Scheme, host and port, as `URL.origin` writes them. */
  readonly origin: string
  readonly allowedAtMs: number
}

export interface ServerQueries {
  /** By name. */
  list(): AllowedServer[]
  has(origin: string): boolean
  /** A server that is allowed already keeps its time. */
  insert(server: AllowedServer): void
  remove(origin: string): void
}

export const serverSql = {
  list: 'SELECT origin, allowed_at_ms AS allowedAtMs FROM allowed_server ORDER BY origin',
  find: 'SELECT 1 FROM allowed_server WHERE origin = ?',
  insert: 'INSERT INTO allowed_server (origin, allowed_at_ms) VALUES (?, ?) ON CONFLICT (origin) DO NOTHING',
  remove: 'DELETE FROM allowed_server WHERE origin = ?',
} as const

export function prepareServers(db: Connection): ServerQueries {
  const list = db.prepare<[], AllowedServer>(serverSql.list)
  const find = db.prepare<[string], 1>(serverSql.find).pluck()
  const insert = db.prepare<[string, number]>(serverSql.insert)
  const remove = db.prepare<[string]>(serverSql.remove)
  return {
    list: () => list.all(),
    has: (origin) => find.get(origin) !== undefined,
    insert({ origin, allowedAtMs }) {
      insert.run(origin, allowedAtMs)
    },
    remove(origin) {
      remove.run(origin)
    },
  }
}
