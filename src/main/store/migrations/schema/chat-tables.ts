// Part of 0001-create-schema, so never changed: the tables of conversations, messages, drafts and prompts.
export const chatTables = `
  CREATE TABLE folder (
    id   TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- key_id references nothing: when a key is removed, its conversations must ask for another one instead of silently
  -- falling back to the default key, and so perhaps to another server. leaf_id references nothing: no message is
  -- removed before its conversation is.
  CREATE TABLE conversation (
    id            TEXT NOT NULL PRIMARY KEY,
    title         TEXT NOT NULL,
    title_kind    TEXT NOT NULL DEFAULT 'own' CHECK (title_kind IN ('first-words', 'generated', 'own')),
    -- The title as it is searched, written with the title each time.
    title_words   TEXT NOT NULL DEFAULT '',
    key_id        TEXT,
    model_id      TEXT NOT NULL,
    folder_id     TEXT REFERENCES folder (id) ON DELETE SET NULL,
    is_pinned     INTEGER NOT NULL DEFAULT 0 CHECK (is_pinned IN (0, 1)),
    is_archived   INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    created_at_ms INTEGER NOT NULL CHECK (created_at_ms >= 0),
    updated_at_ms INTEGER NOT NULL CHECK (updated_at_ms >= 0),
    deleted_at_ms INTEGER CHECK (deleted_at_ms >= 0),
    -- The message whose branch is shown; none: the newest branch.
    leaf_id       TEXT,
    parameters    TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(parameters)),
    -- Computed, so that a conversation is on one shelf at most, and on none once it is deleted. A folder's shelf has
    -- the folder's id, a UUID, which is never one of the three words.
    shelf         TEXT GENERATED ALWAYS AS (
      CASE
        WHEN deleted_at_ms IS NOT NULL THEN NULL
        WHEN is_archived = 1 THEN 'archived'
        WHEN is_pinned = 1 THEN 'pinned'
        ELSE coalesce(folder_id, 'recent')
      END) VIRTUAL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX conversation_by_shelf ON conversation (shelf, updated_at_ms, id);
  CREATE INDEX conversation_by_folder ON conversation (folder_id, is_archived, deleted_at_ms)
    WHERE folder_id IS NOT NULL;
  CREATE INDEX conversation_deleted ON conversation (deleted_at_ms) WHERE deleted_at_ms IS NOT NULL;
  -- Has every column that a search in titles reads: that takes a quarter of the time.
  CREATE INDEX conversation_by_title
    ON conversation (deleted_at_ms, updated_at_ms, id, title_words, title, is_archived);

  -- A tree by parent_id: edits and new answers are branches. A parent is of the same conversation. Messages are
  -- removed with their conversation and not from parent to child: SQLite ends a cascade at a depth of 1,000.
  CREATE TABLE message (
    -- The order of writing, which a clock that is set back can't disturb. VACUUM keeps it.
    position        INTEGER PRIMARY KEY AUTOINCREMENT,
    id              TEXT NOT NULL UNIQUE,
    conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    parent_id       TEXT,
    role            TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
    text            TEXT NOT NULL,
    status          TEXT NOT NULL CHECK (status IN ('done', 'streaming', 'stopped', 'interrupted', 'failed')),
    failure         TEXT CHECK (json_valid(failure)),
    model_id        TEXT,
    created_at_ms   INTEGER NOT NULL CHECK (created_at_ms >= 0),
    UNIQUE (conversation_id, id),
    FOREIGN KEY (conversation_id, parent_id) REFERENCES message (conversation_id, id)
  ) STRICT;
  CREATE INDEX message_by_parent ON message (conversation_id, parent_id);
  CREATE INDEX message_streaming ON message (status) WHERE status = 'streaming';

  -- The words of all messages except those that are still being written; rowid is message.position. It keeps no text
  -- of its own. The queries on messages put the words in, folded by main/search; should folding ever change, a
  -- migration must index all messages again. Marks are parts of words here as they are in folding. Beginnings of up
  -- to five letters are indexed: without that, each letter typed collects the messages of all words that begin so.
  CREATE VIRTUAL TABLE message_fts USING fts5 (
    words, content = '', contentless_delete = 1, prefix = '1 2 3 4 5',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'"
  );
  -- What is deleted is merged away while new messages come, not at once: removing a long conversation would stop
  -- everything else for some hundred milliseconds.
  INSERT INTO message_fts (message_fts, rank) VALUES ('deletemerge', 0);
  -- A trigger, so that messages which are removed with their conversation leave the index, too.
  CREATE TRIGGER message_unindexed AFTER DELETE ON message WHEN old.status <> 'streaming'
  BEGIN
    DELETE FROM message_fts WHERE rowid = old.position;
  END;

  -- What is typed and not sent: one for each conversation, and one for the conversation that isn't begun yet.
  CREATE TABLE draft (
    number          INTEGER PRIMARY KEY,
    conversation_id TEXT UNIQUE REFERENCES conversation (id) ON DELETE CASCADE,
    text            TEXT NOT NULL CHECK (text <> '')
  ) STRICT;
  CREATE UNIQUE INDEX draft_not_begun ON draft ((1)) WHERE conversation_id IS NULL;

  -- The person's own prompts to start from.
  CREATE TABLE prompt (
    id            TEXT NOT NULL PRIMARY KEY,
    kind          TEXT NOT NULL CHECK (kind IN ('persona', 'template')),
    name          TEXT NOT NULL,
    text          TEXT NOT NULL,
    updated_at_ms INTEGER NOT NULL CHECK (updated_at_ms >= 0)
  ) STRICT;
`
