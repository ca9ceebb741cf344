// Adds the servers that the person allowed keys and messages to go to, besides OpenAI's and this machine's.
import type { Migration } from '../migrate.ts'

export const addAllowedServer: Migration = {
  number: 2,
  name: '0002-add-allowed-server',
  up(db) {
    db.exec(`
      CREATE TABLE allowed_server (
        origin TEXT NOT NULL PRIMARY KEY CHECK (length(origin) BETWEEN 1 AND 500),
        allowed_at_ms INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID
    `)
  },
}
