// Conversations and their messages, a tree by parent_id.
//
// conversation.key_id is no foreign key: when a key is removed its conversations must ask for another one,
// and not fall back in silence to the default key and so perhaps to another server. message.position is the
// order of writing, which a clock set back can't disturb; VACUUM keeps it. A parent is of the same
// conversation, by key. Its rows go with the conversation and not from parent to child: SQLite ends a cascade
// at a depth of 1,000.
import type { Migration } from '../migrate.ts'

export const createConversations: Migration = {
  number: 2,
  name: '0002-create-conversations',
  up(db) {
    db.exec(`
      CREATE TABLE conversation (
        id            TEXT NOT NULL PRIMARY KEY,
        title         TEXT NOT NULL,
        key_id        TEXT,
        model_id      TEXT NOT NULL,
        created_at_ms INTEGER NOT NULL CHECK (created_at_ms >= 0),
        updated_at_ms INTEGER NOT NULL CHECK (updated_at_ms >= 0)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX conversation_by_update ON conversation (updated_at_ms, id);

      CREATE TABLE message (
        position        INTEGER PRIMARY KEY AUTOINCREMENT,
        id              TEXT NOT NULL UNIQUE,
        conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        parent_id       TEXT,
        role            TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
        text            TEXT NOT NULL,
        status          TEXT NOT NULL
          CHECK (status IN ('done', 'streaming', 'stopped', 'interrupted', 'failed')),
        failure         TEXT CHECK (json_valid(failure)),
        model_id        TEXT,
        created_at_ms   INTEGER NOT NULL CHECK (created_at_ms >= 0),
        UNIQUE (conversation_id, id),
        FOREIGN KEY (conversation_id, parent_id) REFERENCES message (conversation_id, id)
      ) STRICT;

      CREATE INDEX message_by_parent ON message (conversation_id, parent_id);
      CREATE INDEX message_streaming ON message (status) WHERE status = 'streaming';
    `)
  },
}
