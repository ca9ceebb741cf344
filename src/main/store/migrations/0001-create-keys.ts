// What is known of API keys. There is no column that could hold a key.
import type { Migration } from '../migrate.ts'

export const createKeys: Migration = {
  number: 1,
  name: '0001-create-keys',
  up(db) {
    db.exec(`
      CREATE TABLE api_key (
        id                TEXT NOT NULL PRIMARY KEY,
        label             TEXT NOT NULL,
        project           TEXT NOT NULL,
        base_url          TEXT NOT NULL,
        last_four         TEXT NOT NULL CHECK (length(last_four) <= 4),
        fingerprint       TEXT NOT NULL UNIQUE,
        is_default        INTEGER NOT NULL CHECK (is_default IN (0, 1)),
        created_at_ms     INTEGER NOT NULL CHECK (created_at_ms >= 0),
        last_used_at_ms   INTEGER CHECK (last_used_at_ms >= 0),
        last_test_outcome TEXT CHECK (last_test_outcome IN ('passed', 'warned', 'failed')),
        last_test_at_ms   INTEGER CHECK (last_test_at_ms >= 0),
        CHECK ((last_test_outcome IS NULL) = (last_test_at_ms IS NULL))
      ) STRICT, WITHOUT ROWID;

      CREATE UNIQUE INDEX api_key_default ON api_key (is_default) WHERE is_default = 1;
      CREATE INDEX api_key_by_age ON api_key (created_at_ms, id);
    `)
  },
}
