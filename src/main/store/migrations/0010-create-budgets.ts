// Budgets, a person's own prices, and what was out of the ordinary. What was spent is no column of a budget: it is
// read from the sums of the records. A budget of a key also counts the keys that this one replaced.
import type { Migration } from '../migrate.ts'

export const createBudgets: Migration = {
  number: 10,
  name: '0010-create-budgets',
  up(db) {
    db.exec(`
      CREATE TABLE budget (
        id              TEXT NOT NULL PRIMARY KEY,
        scope           TEXT NOT NULL CHECK (scope IN ('all', 'key', 'project')),
        project         TEXT CHECK (project <> ''),
        -- The key it is for now; like a record's it may be gone.
        key_id          TEXT,
        period          TEXT NOT NULL CHECK (period IN ('day', 'week', 'month')),
        limit_nano_usd  INTEGER NOT NULL CHECK (limit_nano_usd > 0),
        is_hard         INTEGER NOT NULL CHECK (is_hard IN (0, 1)),
        warn_at_percent INTEGER CHECK (warn_at_percent BETWEEN 1 AND 100),
        -- The first day of the last period of which a notification came.
        warned_for_day  TEXT,
        created_at_ms   INTEGER NOT NULL,
        CHECK ((scope = 'key') = (key_id IS NOT NULL)),
        CHECK ((scope = 'project') = (project IS NOT NULL))
      ) STRICT;
      CREATE UNIQUE INDEX budget_once ON budget (scope, coalesce(key_id, ''), coalesce(project, ''), period);

      CREATE TABLE budget_former_key (
        budget_id TEXT NOT NULL REFERENCES budget (id) ON DELETE CASCADE,
        key_id    TEXT NOT NULL,
        PRIMARY KEY (budget_id, key_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE own_price (
        model_id                            TEXT NOT NULL PRIMARY KEY,
        input_nano_usd_per_million          INTEGER NOT NULL CHECK (input_nano_usd_per_million >= 0),
        cached_input_nano_usd_per_million   INTEGER CHECK (cached_input_nano_usd_per_million >= 0),
        output_nano_usd_per_million         INTEGER NOT NULL CHECK (output_nano_usd_per_million >= 0),
        set_on                              TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE alert (
        id              TEXT NOT NULL PRIMARY KEY,
        kind            TEXT NOT NULL,
        -- What it is about, such as a key; the same is told once a day.
        subject         TEXT NOT NULL,
        day             TEXT NOT NULL,
        at_ms           INTEGER NOT NULL,
        facts           TEXT NOT NULL,
        dismissed_at_ms INTEGER,
        UNIQUE (kind, subject, day)
      ) STRICT;
      CREATE INDEX alert_standing ON alert (at_ms, id) WHERE dismissed_at_ms IS NULL;
    `)
  },
}
