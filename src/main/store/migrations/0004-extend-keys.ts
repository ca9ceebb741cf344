// What a person says of a key, what its uses and tests came to, and keys that are kept but not used. The same
// key may now stand here once for each address it is for, so the table is built anew: SQLite can't drop a
// constraint. Nothing references it.
//
// replaced_by_id is no foreign key: the new key may be one that lives in memory alone, and when it is removed
// the old one still waits to be revoked. Only an enabled key may be the default; when all are disabled there
// is none. key_reminder holds at most one row.
import type { Connection } from '../connection.ts'
import type { Migration } from '../migrate.ts'

export const extendKeys: Migration = {
  number: 4,
  name: '0004-extend-keys',
  up(db) {
    rebuildKeys(db)
    db.exec(`
      CREATE TABLE key_reminder (
        id         INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        last_at_ms INTEGER NOT NULL CHECK (last_at_ms >= 0)
      ) STRICT;
    `)
    renameFailures(db)
  },
}

/** A key of before has no known kind, is enabled, and is to be rotated 90 days after it was added. */
function rebuildKeys(db: Connection): void {
  db.exec(`
    CREATE TABLE api_key_extended (
      id                TEXT NOT NULL PRIMARY KEY,
      label             TEXT NOT NULL,
      project           TEXT NOT NULL,
      note              TEXT NOT NULL,
      base_url          TEXT NOT NULL,
      last_four         TEXT NOT NULL CHECK (length(last_four) <= 4),
      fingerprint       TEXT NOT NULL,
      kind              TEXT NOT NULL
        CHECK (kind IN ('project', 'service-account', 'user', 'other', 'unknown')),
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
      CHECK (is_default <= is_enabled),
      CHECK (last_use_failure IS NULL OR last_used_at_ms IS NOT NULL),
      CHECK (last_test_failure IS NULL OR last_test_at_ms IS NOT NULL),
      CHECK ((last_test_outcome IS NULL) = (last_test_at_ms IS NULL))
    ) STRICT, WITHOUT ROWID;

    INSERT INTO api_key_extended (id, label, project, note, base_url, last_four, fingerprint, kind,
        is_default, is_enabled, created_at_ms, last_used_at_ms, last_use_failure, last_test_outcome,
        last_test_failure, last_test_at_ms, rotate_by_ms, replaced_by_id)
      SELECT id, label, project, '', base_url, last_four, fingerprint, 'unknown',
        is_default, 1, created_at_ms, last_used_at_ms, NULL, last_test_outcome,
        NULL, last_test_at_ms, created_at_ms + 90 * 86400000, NULL
      FROM api_key;

    DROP TABLE api_key;
    ALTER TABLE api_key_extended RENAME TO api_key;

    CREATE UNIQUE INDEX api_key_default ON api_key (is_default) WHERE is_default = 1;
    CREATE INDEX api_key_by_age ON api_key (created_at_ms, id);
  `)
}

/**
 * What a keychain says got a group of codes of its own. Usage records hold none of them: where the keychain
 * gave no key, nothing was sent.
 */
function renameFailures(db: Connection): void {
  db.exec(`
    WITH renamed (before, after) AS (VALUES
      ('key/keyring-locked', 'keychain/locked'),
      ('key/keyring-unavailable', 'keychain/unavailable'),
      ('key/keyring-silent', 'keychain/silent'),
      ('key/lost', 'keychain/lost'),
      ('key/unreadable', 'keychain/corrupt'),
      ('key/not-saved', 'keychain/not-saved'),
      ('key/still-stored', 'keychain/still-stored')
    )
    UPDATE message SET failure = json_set(failure, '$.code', renamed.after)
    FROM renamed WHERE json_extract(message.failure, '$.code') = renamed.before;
  `)
}
