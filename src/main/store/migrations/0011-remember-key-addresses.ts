// At which base URLs each key was used, by its fingerprint: a few rows, so that a new address is told from a usual
// one without reading the records. Kept by a trigger, in the transaction of each record.
import type { Migration } from '../migrate.ts'

export const rememberKeyAddresses: Migration = {
  number: 11,
  name: '0011-remember-key-addresses',
  up(db) {
    db.exec(`
      CREATE TABLE key_address (
        key_fingerprint TEXT NOT NULL,
        base_url        TEXT NOT NULL,
        -- The entry of the key that was used there first; like a record's it may be gone.
        key_id          TEXT,
        first_at_ms     INTEGER NOT NULL,
        requests        INTEGER NOT NULL CHECK (requests > 0),
        PRIMARY KEY (key_fingerprint, base_url)
      ) STRICT, WITHOUT ROWID;

      INSERT INTO key_address (key_fingerprint, base_url, key_id, first_at_ms, requests)
        -- With a single min() SQLite takes the other columns from the row that holds it.
        SELECT key_fingerprint, base_url, key_id, min(at_ms), count(*) FROM usage_record
        WHERE key_fingerprint IS NOT NULL AND base_url IS NOT NULL
        GROUP BY key_fingerprint, base_url;

      CREATE TRIGGER usage_record_addressed AFTER INSERT ON usage_record
      WHEN new.key_fingerprint IS NOT NULL AND new.base_url IS NOT NULL
      BEGIN
        INSERT INTO key_address (key_fingerprint, base_url, key_id, first_at_ms, requests)
        VALUES (new.key_fingerprint, new.base_url, new.key_id, new.at_ms, 1)
        -- When it was first is never moved: with the clock set back, what is old would look new.
        ON CONFLICT DO UPDATE SET requests = requests + 1;
      END;
    `)
  },
}
