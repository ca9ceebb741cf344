// What is typed and not sent: one for each conversation, and one for that which is not begun yet. It goes with
// its conversation.
import type { Migration } from '../migrate.ts'

export const createDrafts: Migration = {
  number: 6,
  name: '0006-create-drafts',
  up(db) {
    db.exec(`
      CREATE TABLE draft (
        number          INTEGER PRIMARY KEY,
        conversation_id TEXT UNIQUE REFERENCES conversation (id) ON DELETE CASCADE,
        text            TEXT NOT NULL CHECK (text <> '')
      ) STRICT;

      CREATE UNIQUE INDEX draft_not_begun ON draft ((1)) WHERE conversation_id IS NULL;
    `)
  },
}
