// A person's own prompts to start from.
import type { Migration } from '../migrate.ts'

export const createPrompts: Migration = {
  number: 7,
  name: '0007-create-prompts',
  up(db) {
    db.exec(`
      CREATE TABLE prompt (
        id            TEXT NOT NULL PRIMARY KEY,
        kind          TEXT NOT NULL CHECK (kind IN ('persona', 'template')),
        name          TEXT NOT NULL,
        text          TEXT NOT NULL,
        updated_at_ms INTEGER NOT NULL CHECK (updated_at_ms >= 0)
      ) STRICT;
    `)
  },
}
