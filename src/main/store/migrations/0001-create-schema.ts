// The first schema, with one file for each family of tables, where each table is followed by its indexes and
// triggers. docs/schema.md says what each column means. Every table is STRICT, so that SQLite refuses a value
// of the wrong type.
import type { Migration } from '../migrate.ts'
import { chatTables } from './schema/chat-tables.ts'
import { keyTables } from './schema/key-tables.ts'
import { usageTables } from './schema/usage-tables.ts'

export const createSchema: Migration = {
  number: 1,
  name: '0001-create-schema',
  up(db) {
    db.exec(keyTables)
    db.exec(chatTables)
    db.exec(usageTables)
  },
}
