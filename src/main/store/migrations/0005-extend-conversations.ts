// Where a conversation lies, how it is answered, which of its branches is shown, and the words of its title.
//
// `shelf` is computed, so that a conversation is on one shelf at most by construction: a deleted one on none.
// A folder's shelf is named by its id, which is a UUID and so never one of the three words. leaf_id is no
// foreign key, for ALTER TABLE adds none of two columns; no message ever goes before its conversation.
// title_words is the title as it is searched (search/words.ts), written with the title each time.
//
// Whether an older title was made of first words or typed by the person was not kept: it counts as their own,
// which nothing replaces.
import { foldWords } from '../../../domain/fold-words.ts'
import type { Connection } from '../connection.ts'
import type { Migration } from '../migrate.ts'

export const extendConversations: Migration = {
  number: 5,
  name: '0005-extend-conversations',
  up(db) {
    db.exec(`
      CREATE TABLE folder (
        id   TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      ALTER TABLE conversation ADD COLUMN title_kind TEXT NOT NULL DEFAULT 'own'
        CHECK (title_kind IN ('first-words', 'generated', 'own'));
      ALTER TABLE conversation ADD COLUMN folder_id TEXT REFERENCES folder (id) ON DELETE SET NULL;
      ALTER TABLE conversation ADD COLUMN is_pinned INTEGER NOT NULL DEFAULT 0 CHECK (is_pinned IN (0, 1));
      ALTER TABLE conversation ADD COLUMN is_archived INTEGER NOT NULL DEFAULT 0
        CHECK (is_archived IN (0, 1));
      ALTER TABLE conversation ADD COLUMN deleted_at_ms INTEGER CHECK (deleted_at_ms >= 0);
      ALTER TABLE conversation ADD COLUMN leaf_id TEXT;
      ALTER TABLE conversation ADD COLUMN title_words TEXT NOT NULL DEFAULT '';
      ALTER TABLE conversation ADD COLUMN parameters TEXT NOT NULL DEFAULT '{}'
        CHECK (json_valid(parameters));
      ALTER TABLE conversation ADD COLUMN shelf TEXT GENERATED ALWAYS AS (
        CASE
          WHEN deleted_at_ms IS NOT NULL THEN NULL
          WHEN is_archived = 1 THEN 'archived'
          WHEN is_pinned = 1 THEN 'pinned'
          ELSE coalesce(folder_id, 'recent')
        END) VIRTUAL;

      CREATE INDEX conversation_by_shelf ON conversation (shelf, updated_at_ms, id);
      CREATE INDEX conversation_by_folder ON conversation (folder_id, is_archived, deleted_at_ms)
        WHERE folder_id IS NOT NULL;
      CREATE INDEX conversation_deleted ON conversation (deleted_at_ms) WHERE deleted_at_ms IS NOT NULL;

      CREATE INDEX usage_record_by_title ON usage_record (conversation_id, id) WHERE purpose = 'title';
    `)
    fillTitleWords(db)
  },
}

function fillTitleWords(db: Connection): void {
  const update = db.prepare<[string, string]>('UPDATE conversation SET title_words = ? WHERE id = ?')
  const titles = db.prepare<[], { id: string; title: string }>('SELECT id, title FROM conversation').all()
  for (const { id, title } of titles) update.run(foldWords(title), id)
}
