// One row for each request, never changed afterwards and tied to nothing, so that it outlives keys and chats.
import type { Migration } from '../migrate.ts'

export const createUsage: Migration = {
  number: 3,
  name: '0003-create-usage',
  up(db) {
    db.exec(`
      CREATE TABLE usage_record (
        id                     TEXT NOT NULL PRIMARY KEY,
        at_ms                  INTEGER NOT NULL CHECK (at_ms >= 0),
        key_id                 TEXT,
        key_fingerprint        TEXT,
        conversation_id        TEXT,
        message_id             TEXT,
        backend                TEXT NOT NULL CHECK (backend IN ('responses', 'chat-completions', 'practice')),
        purpose                TEXT NOT NULL CHECK (purpose IN ('chat', 'title', 'key-test')),
        model_asked            TEXT NOT NULL,
        model_answered         TEXT,
        input_tokens           INTEGER NOT NULL CHECK (input_tokens >= 0),
        cached_input_tokens    INTEGER NOT NULL CHECK (cached_input_tokens BETWEEN 0 AND input_tokens),
        output_tokens          INTEGER NOT NULL CHECK (output_tokens >= 0),
        reasoning_tokens       INTEGER NOT NULL CHECK (reasoning_tokens BETWEEN 0 AND output_tokens),
        cost_nano_usd          INTEGER CHECK (cost_nano_usd >= 0),
        certainty              TEXT NOT NULL CHECK (certainty IN ('exact', 'estimated', 'unpriced', 'free')),
        price_source           TEXT,
        price_date             TEXT,
        outcome                TEXT NOT NULL CHECK (outcome IN ('done', 'stopped', 'failed')),
        failure_code           TEXT,
        time_to_first_token_ms REAL CHECK (time_to_first_token_ms >= 0),
        duration_ms            REAL NOT NULL CHECK (duration_ms >= 0),
        request_id             TEXT,
        CHECK ((certainty = 'unpriced') = (cost_nano_usd IS NULL)),
        CHECK ((certainty = 'free') = (backend = 'practice')),
        CHECK (certainty <> 'free' OR cost_nano_usd = 0)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX usage_record_by_time ON usage_record (at_ms, id);
      CREATE INDEX usage_record_by_message ON usage_record (message_id, id) WHERE purpose = 'chat';

      CREATE TRIGGER usage_record_immutable BEFORE UPDATE ON usage_record
      BEGIN
        SELECT RAISE(ABORT, 'usage records are never changed');
      END;
    `)
  },
}
