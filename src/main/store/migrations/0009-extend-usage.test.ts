// Old records get what can still be known of them, and all are summed, as those that come later are.
import { describe, expect, test } from 'vitest'
import { dayOf } from '../../../domain/day.ts'
import type { KeyId } from '../../../domain/ids.ts'
import type { UsageRecord } from '../../../domain/usage.ts'
import type { Connection } from '../connection.ts'
import { prepareKeys } from '../keys/key-queries.ts'
import { migrate } from '../migrate.ts'
import { buildStore } from '../store.ts'
import {
  checkDatabase,
  makeFolder,
  makeKey,
  makeRecord,
  nano,
  nowMs,
  openTestConnection,
  pathsIn,
  startMs,
} from '../test-support.ts'
import { allRecords } from '../usage/record-queries.ts'
import { allMigrations } from './all.ts'

const migrateTo = (db: Connection, folder: string, last: number): void =>
  migrate(
    db,
    allMigrations.filter(({ number }) => number <= last),
    { ...pathsIn(folder), nowMs },
  )

const columns = `id, at_ms, key_id, conversation_id, backend, purpose, model_asked, input_tokens, cached_input_tokens,
  output_tokens, reasoning_tokens, cost_nano_usd, certainty, outcome, duration_ms`
const before = [
  ['u1', startMs, 'k1', 'c1', 'responses', 'chat', 'm', 10, 4, 5, 2, 700, 'exact', 'done', 1],
  ['u2', startMs, 'k1', 'c1', 'responses', 'chat', 'm', 1, 0, 2, 0, 50, 'estimated', 'stopped', 1],
  [
    'u3',
    startMs,
    'gone',
    null,
    'chat-completions',
    'key-test',
    'm',
    3,
    0,
    0,
    0,
    null,
    'unpriced',
    'failed',
    1,
  ],
  ['u4', startMs, null, 'c2', 'practice', 'chat', 'practice-guide', 9, 0, 9, 0, 0, 'free', 'done', 1],
] as const

function migrated(): Connection {
  const folder = makeFolder()
  const db = openTestConnection(8, folder)
  prepareKeys(db).insert(makeKey({ id: 'k1' as KeyId, project: 'Atlas' })) // a short name for one
  const insert = db.prepare(
    `INSERT INTO usage_record (${columns}) VALUES (${before[0].map(() => '?').join(', ')})`,
  )
  for (const row of before) insert.run(...row)
  migrateTo(db, folder, 9)
  return db
}

describe('a database of version 8', () => {
  test('keeps every record as it was', () => {
    const rows = migrated().prepare(`SELECT ${columns} FROM usage_record ORDER BY id`).all()
    expect(rows.map((row) => Object.values(row as object))).toEqual(before)
  })

  test('gets each record’s day, and its key’s project and address where there still is one', () => {
    const rows = migrated()
      .prepare(
        `SELECT id, local_day, project, base_url, cache_write_tokens, claimed_tokens
        FROM usage_record ORDER BY id`,
      )
      .all()
    const rest = { local_day: dayOf(startMs, 'local'), cache_write_tokens: 0, claimed_tokens: null }
    const known = { project: 'Atlas', base_url: 'https://api.openai.com/v1' }
    const unknown = { project: '', base_url: null }
    expect(rows).toEqual([
      { id: 'u1', ...rest, ...known },
      { id: 'u2', ...rest, ...known },
      { id: 'u3', ...rest, ...unknown },
      { id: 'u4', ...rest, ...unknown },
    ])
  })

  test.each(['local', 'utc'] as const)('gets its sums by %s days, without practice', (calendar) => {
    const db = migrated()
    const day = dayOf(startMs, calendar)
    const none = { flagged_requests: 0, cache_write_tokens: 0 }
    const ofKey = {
      ...none,
      requests: 2,
      failed_requests: 0,
      stopped_requests: 1,
      unpriced_requests: 0,
      estimated_requests: 1,
      input_tokens: 11,
      cached_input_tokens: 4,
      output_tokens: 7,
      reasoning_tokens: 2,
      cost_nano_usd: 750,
      estimated_nano_usd: 50,
    }
    const ofGone = {
      ...none,
      requests: 1,
      failed_requests: 1,
      stopped_requests: 0,
      unpriced_requests: 1,
      estimated_requests: 0,
      input_tokens: 3,
      cached_input_tokens: 0,
      output_tokens: 0,
      reasoning_tokens: 0,
      cost_nano_usd: 0,
      estimated_nano_usd: 0,
    }
    const read = (table: string) =>
      db.prepare(`SELECT * FROM ${table} WHERE calendar = ? ORDER BY requests DESC`).all(calendar)
    expect(read('usage_day')).toEqual([
      { calendar, day, model_id: 'm', key_id: 'k1', project: 'Atlas', purpose: 'chat', ...ofKey },
      { calendar, day, model_id: 'm', key_id: 'gone', project: '', purpose: 'key-test', ...ofGone },
    ])
    expect(read('usage_conversation_day')).toEqual([
      { calendar, day, conversation_id: 'c1', ...ofKey },
      { calendar, day, conversation_id: '', ...ofGone },
    ])
  })

  test('is sound, and still refuses to change a record', () => {
    const db = migrated()
    expect(checkDatabase(db)).toEqual(['ok', []])
    expect(() => db.prepare('UPDATE usage_record SET project = ?').run('Other')).toThrow(/never changed/u)
  })
})

describe('the new columns', () => {
  const open = () => {
    const store = buildStore(openTestConnection())
    return { store, insert: (over: Partial<UsageRecord>) => store.usageRecords.insert(makeRecord(over)) }
  }

  test('hold what a record has', () => {
    const { store, insert } = open()
    const over = {
      project: 'Atlas',
      baseUrl: 'http://localhost:1234/v1',
      inputTokens: 10,
      cachedInputTokens: 4,
      cacheWriteTokens: 6,
      claimedTokens: '{"inputTokens":-1}',
      localDay: dayOf(startMs + 86_400_000, 'utc'),
    }
    insert(over)
    expect(store.usageRecords.list({ ...allRecords, limit: 1, before: null }).records).toMatchObject([over])
  })

  test('refuse more written to the cache than there was left, and what is no day', () => {
    const { insert } = open()
    const tokens = { inputTokens: 10, cachedInputTokens: 4 }
    expect(() => insert({ ...tokens, cacheWriteTokens: 7 })).toThrow(/CHECK/u)
    expect(() => insert({ ...tokens, cacheWriteTokens: -1 })).toThrow(/CHECK/u)
    // A literal that the type forbids.
    expect(() => insert({ localDay: 'today' as UsageRecord['localDay'] })).toThrow(/CHECK/u)
  })

  test('are summed with a record that comes later, and not when that is undone', () => {
    const { store, insert } = open()
    insert({ costNanoUsd: nano(5) })
    const undone = () =>
      store.transact(() => {
        insert({ costNanoUsd: nano(7) })
        throw new RangeError('undo')
      })
    expect(undone).toThrow('undo')
    const sum = store.usageDays.sum({ calendar: 'local', span: null, filter: null })
    expect([sum.requests, sum.costNanoUsd]).toEqual([1, 5])
  })
})
