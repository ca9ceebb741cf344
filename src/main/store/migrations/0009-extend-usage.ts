// Usage records say on which of the person's own days they were made, for which project, where they went, what
// was written into the cache, and what a server claimed that can't be true. Beside them stand their sums by day,
// kept by a trigger and so in the very transaction of each record: in the person's own days and in UTC.
// Practice is in no sum. Should anything ever take a record away, its days must be counted anew (usage-recount.ts).
import type { Migration } from '../migrate.ts'

const sums = [
  'requests',
  'failed_requests',
  'stopped_requests',
  'unpriced_requests',
  'estimated_requests',
  'flagged_requests',
  'input_tokens',
  'cached_input_tokens',
  'cache_write_tokens',
  'output_tokens',
  'reasoning_tokens',
  'cost_nano_usd',
  'estimated_nano_usd',
]

// In the order of `sums`, of one record.
const added = [
  '1',
  `outcome = 'failed'`,
  `outcome = 'stopped'`,
  `certainty = 'unpriced'`,
  `certainty = 'estimated'`,
  'claimed_tokens IS NOT NULL',
  'input_tokens',
  'cached_input_tokens',
  'cache_write_tokens',
  'output_tokens',
  'reasoning_tokens',
  'coalesce(cost_nano_usd, 0)',
  `iif(certainty = 'estimated', cost_nano_usd, 0)`,
]

const sumColumns = sums.map((name) => `${name} INTEGER NOT NULL CHECK (${name} >= 0)`).join(',\n')

type Keys = readonly (readonly [column: string, value: string])[]

const utcDay = `strftime('%Y-%m-%d', at_ms / 1000, 'unixepoch')`
const days = [
  ['local', 'local_day'],
  ['utc', utcDay],
] as const
const tables: readonly (readonly [table: string, keys: Keys])[] = [
  ['usage_model_day', [['model_id', 'model_asked']]],
  [
    'usage_day',
    [
      ['model_id', 'model_asked'],
      ['key_id', `coalesce(key_id, '')`],
      ['project', 'project'],
      ['purpose', 'purpose'],
    ],
  ],
  ['usage_conversation_day', [['conversation_id', `coalesce(conversation_id, '')`]]],
]

/** Adds the records of this source up into the table. The source ends in WHERE, so that ON CONFLICT is no join's. */
const addUp = (table: string, keys: Keys, calendar: string, day: string, source: string): string => `
  INSERT INTO ${table} (calendar, day, ${keys.map(([column]) => column).join(', ')}, ${sums.join(', ')})
  SELECT '${calendar}', ${day} AS summed_day, ${keys.map(([, value]) => value).join(', ')},
    ${added.map((value) => `sum(${value})`).join(', ')}
  FROM ${source}
  GROUP BY summed_day, ${keys.map(([, value]) => value).join(', ')}
  ON CONFLICT DO UPDATE SET ${sums.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')};`

const addUpAll = (source: string): string =>
  tables
    .flatMap(([table, keys]) => days.map(([calendar, day]) => addUp(table, keys, calendar, day, source)))
    .join('')

export const extendUsage: Migration = {
  number: 9,
  name: '0009-extend-usage',
  up(db) {
    db.exec(`
      DROP TRIGGER usage_record_immutable;

      ALTER TABLE usage_record ADD COLUMN local_day TEXT NOT NULL DEFAULT '1970-01-01'
        CHECK (local_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
      ALTER TABLE usage_record ADD COLUMN project TEXT NOT NULL DEFAULT '';
      ALTER TABLE usage_record ADD COLUMN base_url TEXT;
      ALTER TABLE usage_record ADD COLUMN cache_write_tokens INTEGER NOT NULL DEFAULT 0
        CHECK (cache_write_tokens BETWEEN 0 AND input_tokens - cached_input_tokens);
      ALTER TABLE usage_record ADD COLUMN claimed_tokens TEXT;

      -- What can still be known of the records from before.
      UPDATE usage_record SET
        local_day = strftime('%Y-%m-%d', at_ms / 1000, 'unixepoch', 'localtime'),
        project = coalesce((SELECT project FROM api_key WHERE api_key.id = key_id), ''),
        base_url = (SELECT base_url FROM api_key WHERE api_key.id = key_id);

      CREATE TRIGGER usage_record_immutable BEFORE UPDATE ON usage_record
      BEGIN
        SELECT RAISE(ABORT, 'usage records are never changed');
      END;

      CREATE INDEX usage_record_by_model ON usage_record (model_asked, at_ms, id);
      CREATE INDEX usage_record_by_key ON usage_record (key_id, at_ms, id);
      CREATE INDEX usage_record_by_conversation ON usage_record (conversation_id, at_ms, id);
      CREATE INDEX usage_record_practice ON usage_record (at_ms, local_day) WHERE backend = 'practice';

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

      -- What is asked for most, with no more rows than the answer has.
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

      CREATE INDEX usage_conversation_day_by_conversation
        ON usage_conversation_day (conversation_id, calendar, day);

      CREATE TRIGGER usage_record_summed AFTER INSERT ON usage_record WHEN new.backend <> 'practice'
      BEGIN
        ${addUpAll('usage_record WHERE id = new.id')}
      END;
    `)
    db.exec(addUpAll(`usage_record WHERE backend <> 'practice'`))
  },
}
