// Part of 0001-create-schema, so never changed: a record of each request, the sums by day, and what is
// checked against them: budgets, prices and alerts.
const sums = [
  ['requests', '1'],
  ['failed_requests', `outcome = 'failed'`],
  ['stopped_requests', `outcome = 'stopped'`],
  ['unpriced_requests', `certainty = 'unpriced'`],
  ['estimated_requests', `certainty = 'estimated'`],
  ['flagged_requests', 'claimed_tokens IS NOT NULL'],
  ['input_tokens', 'input_tokens'],
  ['cached_input_tokens', 'cached_input_tokens'],
  ['cache_write_tokens', 'cache_write_tokens'],
  ['output_tokens', 'output_tokens'],
  ['reasoning_tokens', 'reasoning_tokens'],
  ['cost_nano_usd', 'coalesce(cost_nano_usd, 0)'],
  ['estimated_nano_usd', `iif(certainty = 'estimated', cost_nano_usd, 0)`],
] as const
const sumNames = sums.map(([name]) => name)
const sumColumns = sumNames.map((name) => `${name} INTEGER NOT NULL CHECK (${name} >= 0)`).join(',\n    ')

/**
 * Makes the SQL that adds a new record to its day in one of the tables. `groups` has an expression for each
 * column beside the day.
 */
const addUp = (table: string, groups: Readonly<Record<string, string>>): string =>
  [
    ['local', 'local_day'],
    ['utc', `strftime('%Y-%m-%d', at_ms / 1000, 'unixepoch')`],
  ]
    .map(
      ([calendar, day]) => `
    INSERT INTO ${table} (calendar, day, ${Object.keys(groups).join(', ')}, ${sumNames.join(', ')})
    SELECT '${calendar}', ${day} AS summed_day, ${Object.values(groups).join(', ')},
      ${sums.map(([, value]) => `sum(${value})`).join(', ')}
    FROM usage_record WHERE id = new.id
    GROUP BY summed_day, ${Object.values(groups).join(', ')}
    ON CONFLICT DO UPDATE SET ${sumNames.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')};`,
    )
    .join('')

export const usageTables = `
  -- One row for each request, whatever became of it, never changed afterwards. It references nothing, so that it
  -- outlives keys and conversations.
  CREATE TABLE usage_record (
    id                     TEXT NOT NULL PRIMARY KEY,
    at_ms                  INTEGER NOT NULL CHECK (at_ms >= 0),
    -- The day in the time zone in which the person was.
    local_day              TEXT NOT NULL DEFAULT '1970-01-01'
      CHECK (local_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    key_id                 TEXT,
    key_fingerprint        TEXT,
    project                TEXT NOT NULL DEFAULT '',
    base_url               TEXT,
    conversation_id        TEXT,
    message_id             TEXT,
    backend                TEXT NOT NULL CHECK (backend IN ('responses', 'chat-completions', 'practice')),
    purpose                TEXT NOT NULL CHECK (purpose IN ('chat', 'title', 'key-test')),
    model_asked            TEXT NOT NULL,
    model_answered         TEXT,
    input_tokens           INTEGER NOT NULL CHECK (input_tokens >= 0),
    cached_input_tokens    INTEGER NOT NULL CHECK (cached_input_tokens BETWEEN 0 AND input_tokens),
    cache_write_tokens     INTEGER NOT NULL DEFAULT 0
      CHECK (cache_write_tokens BETWEEN 0 AND input_tokens - cached_input_tokens),
    output_tokens          INTEGER NOT NULL CHECK (output_tokens >= 0),
    reasoning_tokens       INTEGER NOT NULL CHECK (reasoning_tokens BETWEEN 0 AND output_tokens),
    -- What the server said it counted, where that can't be true; the tokens are then estimates.
    claimed_tokens         TEXT,
    cost_nano_usd          INTEGER CHECK (cost_nano_usd >= 0),
    certainty              TEXT NOT NULL CHECK (certainty IN ('exact', 'estimated', 'unpriced', 'free')),
    price_source           TEXT,
    price_date             TEXT,
    outcome                TEXT NOT NULL CHECK (outcome IN ('done', 'stopped', 'failed')),
    failure_code           TEXT,
    time_to_first_token_ms REAL CHECK (time_to_first_token_ms >= 0),
    duration_ms            REAL NOT NULL CHECK (duration_ms >= 0),
    request_id             TEXT,
    -- An unknown price is no cost, which is not a cost of $0.
    CHECK ((certainty = 'unpriced') = (cost_nano_usd IS NULL)),
    CHECK ((certainty = 'free') = (backend = 'practice')),
    CHECK (certainty <> 'free' OR cost_nano_usd = 0)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX usage_record_by_time ON usage_record (at_ms, id);
  CREATE INDEX usage_record_by_model ON usage_record (model_asked, at_ms, id);
  CREATE INDEX usage_record_by_key ON usage_record (key_id, at_ms, id);
  CREATE INDEX usage_record_by_conversation ON usage_record (conversation_id, at_ms, id);
  CREATE INDEX usage_record_by_message ON usage_record (message_id, id) WHERE purpose = 'chat';
  CREATE INDEX usage_record_by_title ON usage_record (conversation_id, id) WHERE purpose = 'title';
  CREATE INDEX usage_record_practice ON usage_record (at_ms, local_day) WHERE backend = 'practice';
  CREATE TRIGGER usage_record_immutable BEFORE UPDATE ON usage_record
  BEGIN
    SELECT RAISE(ABORT, 'usage records are never changed');
  END;

  -- Sums of the records by day, each in the person's own days and in UTC. '' as key or conversation: none.
  CREATE TABLE usage_day (
    calendar TEXT NOT NULL CHECK (calendar IN ('local', 'utc')),
    day      TEXT NOT NULL,
    model_id TEXT NOT NULL,
    key_id   TEXT NOT NULL,
    project  TEXT NOT NULL,
    purpose  TEXT NOT NULL,
    ${sumColumns},
    PRIMARY KEY (calendar, day, model_id, key_id, project, purpose)
  ) STRICT, WITHOUT ROWID;

  -- What is asked for most often, in no more rows than the answer has.
  CREATE TABLE usage_model_day (
    calendar TEXT NOT NULL CHECK (calendar IN ('local', 'utc')),
    day      TEXT NOT NULL,
    model_id TEXT NOT NULL,
    ${sumColumns},
    PRIMARY KEY (calendar, day, model_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE usage_conversation_day (
    calendar        TEXT NOT NULL CHECK (calendar IN ('local', 'utc')),
    day             TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    ${sumColumns},
    PRIMARY KEY (calendar, day, conversation_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX usage_conversation_day_by_conversation ON usage_conversation_day (conversation_id, calendar, day);

  -- A trigger, so that no code can save a record and forget its sums. Practice is in no sum. Nothing takes a record
  -- away; should anything ever do so, its days must be counted again (store/usage/recount-queries.ts).
  CREATE TRIGGER usage_record_summed AFTER INSERT ON usage_record WHEN new.backend <> 'practice'
  BEGIN
    ${addUp('usage_model_day', { model_id: 'model_asked' })}
    ${addUp('usage_day', {
      model_id: 'model_asked',
      key_id: `coalesce(key_id, '')`,
      project: 'project',
      purpose: 'purpose',
    })}
    ${addUp('usage_conversation_day', { conversation_id: `coalesce(conversation_id, '')` })}
  END;

  -- At which base URLs each key was used: a few rows, so that a new address is noticed without reading the records.
  CREATE TABLE key_address (
    key_fingerprint TEXT NOT NULL,
    base_url        TEXT NOT NULL,
    -- The entry of the key that was used there first; it may have been removed since.
    key_id          TEXT,
    first_at_ms     INTEGER NOT NULL,
    requests        INTEGER NOT NULL CHECK (requests > 0),
    PRIMARY KEY (key_fingerprint, base_url)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER usage_record_addressed AFTER INSERT ON usage_record
  WHEN new.key_fingerprint IS NOT NULL AND new.base_url IS NOT NULL
  BEGIN
    INSERT INTO key_address (key_fingerprint, base_url, key_id, first_at_ms, requests)
    VALUES (new.key_fingerprint, new.base_url, new.key_id, new.at_ms, 1)
    -- The first time never moves: with the clock set back, an old address would look new.
    ON CONFLICT DO UPDATE SET requests = requests + 1;
  END;

  -- What was spent is no column: it is read from the sums of the records.
  CREATE TABLE budget (
    id              TEXT NOT NULL PRIMARY KEY,
    scope           TEXT NOT NULL CHECK (scope IN ('all', 'key', 'project')),
    project         TEXT CHECK (project <> ''),
    -- The key it is for now. It references nothing: a key of this session alone has no row in api_key.
    key_id          TEXT,
    period          TEXT NOT NULL CHECK (period IN ('day', 'week', 'month')),
    limit_nano_usd  INTEGER NOT NULL CHECK (limit_nano_usd > 0),
    is_hard         INTEGER NOT NULL CHECK (is_hard IN (0, 1)),
    warn_at_percent INTEGER CHECK (warn_at_percent BETWEEN 1 AND 100),
    -- The first day of the last period for which a notification came.
    warned_for_day  TEXT,
    created_at_ms   INTEGER NOT NULL,
    CHECK ((scope = 'key') = (key_id IS NOT NULL)),
    CHECK ((scope = 'project') = (project IS NOT NULL))
  ) STRICT;
  CREATE UNIQUE INDEX budget_once ON budget (scope, coalesce(key_id, ''), coalesce(project, ''), period);

  -- A key's budget also counts the keys that this one replaced.
  CREATE TABLE budget_former_key (
    budget_id TEXT NOT NULL REFERENCES budget (id) ON DELETE CASCADE,
    key_id    TEXT NOT NULL,
    PRIMARY KEY (budget_id, key_id)
  ) STRICT, WITHOUT ROWID;

  -- The person's own prices, which come before those that are built in.
  CREATE TABLE own_price (
    model_id                            TEXT NOT NULL PRIMARY KEY,
    input_nano_usd_per_million          INTEGER NOT NULL CHECK (input_nano_usd_per_million >= 0),
    cached_input_nano_usd_per_million   INTEGER CHECK (cached_input_nano_usd_per_million >= 0),
    output_nano_usd_per_million         INTEGER NOT NULL CHECK (output_nano_usd_per_million >= 0),
    set_on                              TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- What was out of the ordinary; the same is told once a day for each subject.
  CREATE TABLE alert (
    id              TEXT NOT NULL PRIMARY KEY,
    kind            TEXT NOT NULL,
    -- What it is about, such as a key.
    subject         TEXT NOT NULL,
    day             TEXT NOT NULL,
    at_ms           INTEGER NOT NULL,
    facts           TEXT NOT NULL,
    dismissed_at_ms INTEGER,
    UNIQUE (kind, subject, day)
  ) STRICT;
  CREATE INDEX alert_standing ON alert (at_ms, id) WHERE dismissed_at_ms IS NULL;
`
