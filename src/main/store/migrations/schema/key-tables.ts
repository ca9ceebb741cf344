// Part of 0001-create-schema, so never changed: the tables of keys. The keys themselves are in the keychain.
export const keyTables = `
  -- What is known of API keys. No column has room for a key: the key itself is in the keychain.
  -- The same key may have one row for each base URL. replaced_by_id references nothing: the new key may live in
  -- memory alone, and after it is removed the old one still waits to be revoked.
  CREATE TABLE api_key (
    id                TEXT NOT NULL PRIMARY KEY,
    label             TEXT NOT NULL,
    project           TEXT NOT NULL,
    note              TEXT NOT NULL,
    base_url          TEXT NOT NULL,
    last_four         TEXT NOT NULL CHECK (length(last_four) <= 4),
    fingerprint       TEXT NOT NULL,
    kind              TEXT NOT NULL CHECK (kind IN ('project', 'service-account', 'user', 'other', 'unknown')),
    is_default        INTEGER NOT NULL CHECK (is_default IN (0, 1)),
    is_enabled        INTEGER NOT NULL CHECK (is_enabled IN (0, 1)),
    created_at_ms     INTEGER NOT NULL CHECK (created_at_ms >= 0),
    last_used_at_ms   INTEGER CHECK (last_used_at_ms >= 0),
    last_use_failure  TEXT,
    last_test_outcome TEXT CHECK (last_test_outcome IN ('passed', 'warned', 'failed')),
    last_test_failure TEXT,
    last_test_at_ms   INTEGER CHECK (last_test_at_ms >= 0),
    rotate_by_ms      INTEGER CHECK (rotate_by_ms >= 0),
    replaced_by_id    TEXT,
    UNIQUE (fingerprint, base_url),
    -- Only an enabled key can be the default; when all are disabled there is none.
    CHECK (is_default <= is_enabled),
    CHECK (last_use_failure IS NULL OR last_used_at_ms IS NOT NULL),
    CHECK (last_test_failure IS NULL OR last_test_at_ms IS NOT NULL),
    CHECK ((last_test_outcome IS NULL) = (last_test_at_ms IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX api_key_default ON api_key (is_default) WHERE is_default = 1;
  CREATE INDEX api_key_by_age ON api_key (created_at_ms, id);

  -- When the person was last reminded to rotate a key: one row at most.
  CREATE TABLE key_reminder (
    id         INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    last_at_ms INTEGER NOT NULL CHECK (last_at_ms >= 0)
  ) STRICT;
`
