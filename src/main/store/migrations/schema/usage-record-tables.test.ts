// The table of records, what it refuses, and what its triggers write beside it.
import { describe, expect, test } from 'vitest'
import { dayOf } from '../../../../domain/day.ts'
import type { ConversationId, KeyId } from '../../../../domain/ids.ts'
import {
  backends,
  costCertainties,
  outcomes,
  purposes,
  type UsageRecord,
} from '../../../../domain/usage/usage.ts'
import { buildStore } from '../../store.ts'
import { allRecords, makeRecord, nano, openTestConnection, startMs } from '../../test-support.ts'
import { prepareUsageRecords } from '../../usage/record-queries.ts'

const isFree = { backend: 'practice', certainty: 'free', costNanoUsd: nano(0) } as const

function open() {
  const db = openTestConnection()
  const records = prepareUsageRecords(db)
  return { db, insert: (over: Partial<UsageRecord> = {}) => records.insert(makeRecord(over)) }
}

describe('usage_record', () => {
  test('allows every value of the domain', () => {
    const { insert } = open()
    for (const outcome of outcomes) insert({ outcome })
    for (const purpose of purposes) insert({ purpose })
    for (const backend of backends) insert(backend === 'practice' ? isFree : { backend })
    for (const certainty of costCertainties) {
      if (certainty === 'free') insert(isFree)
      else insert({ certainty, costNanoUsd: certainty === 'unpriced' ? null : nano(1) })
    }
  })

  const wrong: readonly (readonly [string, Partial<UsageRecord>])[] = [
    ['unpriced with a cost', { certainty: 'unpriced', costNanoUsd: nano(0) }],
    ['exact without a cost', { certainty: 'exact', costNanoUsd: null }],
    ['practice with a cost', { ...isFree, costNanoUsd: nano(1) }],
    ['free, and not practice', { certainty: 'free', costNanoUsd: nano(0) }],
    ['a negative cost', { costNanoUsd: nano(-1) }],
    ['part of a nano-dollar', { costNanoUsd: nano(0.5) }],
    ['more cached input than input', { inputTokens: 1, cachedInputTokens: 2 }],
    ['more reasoning than output', { outputTokens: 1, reasoningTokens: 2 }],
    ['part of a token', { inputTokens: 0.5 }],
    ['no duration', { durationMs: Number.NaN }],
  ]

  test.each(wrong)('refuses %s', (_name, over) => {
    expect(() => open().insert(over)).toThrow(/CHECK|NOT NULL|cannot store/u)
  })

  test('refuses more written to the cache than there was left, and what is no day', () => {
    const { insert } = open()
    const tokens = { inputTokens: 10, cachedInputTokens: 4 }
    expect(() => insert({ ...tokens, cacheWriteTokens: 7 })).toThrow(/CHECK/u)
    expect(() => insert({ ...tokens, cacheWriteTokens: -1 })).toThrow(/CHECK/u)
    // A literal that the type forbids.
    expect(() => insert({ localDay: 'today' as UsageRecord['localDay'] })).toThrow(/CHECK/u)
  })

  test('is never changed', () => {
    const { db, insert } = open()
    insert()
    for (const column of ['cost_nano_usd = 0', `project = 'Other'`])
      expect(() => db.prepare(`UPDATE usage_record SET ${column}`).run()).toThrow(/never changed/u)
  })

  test('references nothing, so that it outlives keys and conversations', () => {
    const { db } = open()
    expect(db.prepare('SELECT * FROM pragma_foreign_key_list(?)').all('usage_record')).toEqual([])
  })

  test('has what a record has', () => {
    const store = buildStore(openTestConnection())
    const over = {
      project: 'Atlas',
      baseUrl: 'http://localhost:1234/v1',
      inputTokens: 10,
      cachedInputTokens: 4,
      cacheWriteTokens: 6,
      claimedTokens: '{"inputTokens":-1}',
      localDay: dayOf(startMs + 86_400_000, 'utc'),
    }
    store.usageRecords.insert(makeRecord(over))
    expect(store.usageRecords.list({ ...allRecords, limit: 1, before: null }).records).toMatchObject([over])
  })
})

describe('the sums by day', () => {
  // Ids of this test, and no UUIDs.
  const key = 'k1' as KeyId
  const gone = 'gone' as KeyId
  const conversation = 'c1' as ConversationId

  test.each(['local', 'utc'] as const)('are of all records of %s days, without practice', (calendar) => {
    const { db, insert } = open()
    const ofKey = { keyId: key, project: 'Atlas', conversationId: conversation, modelAsked: 'm' }
    insert({
      ...ofKey,
      inputTokens: 10,
      cachedInputTokens: 4,
      cacheWriteTokens: 3,
      outputTokens: 5,
      reasoningTokens: 2,
      costNanoUsd: nano(700),
    })
    insert({
      ...ofKey,
      inputTokens: 1,
      outputTokens: 2,
      costNanoUsd: nano(50),
      certainty: 'estimated',
      outcome: 'stopped',
      claimedTokens: '{}',
    })
    insert({
      keyId: gone,
      modelAsked: 'm',
      purpose: 'key-test',
      inputTokens: 3,
      outputTokens: 0,
      costNanoUsd: null,
      certainty: 'unpriced',
      outcome: 'failed',
    })
    insert({ ...isFree, modelAsked: 'practice-guide', inputTokens: 9, outputTokens: 9 })

    const day = dayOf(startMs, calendar)
    const two = {
      requests: 2,
      failed_requests: 0,
      stopped_requests: 1,
      unpriced_requests: 0,
      estimated_requests: 1,
      flagged_requests: 1,
      input_tokens: 11,
      cached_input_tokens: 4,
      cache_write_tokens: 3,
      output_tokens: 7,
      reasoning_tokens: 2,
      cost_nano_usd: 750,
      estimated_nano_usd: 50,
    }
    const failed = {
      requests: 1,
      failed_requests: 1,
      stopped_requests: 0,
      unpriced_requests: 1,
      estimated_requests: 0,
      flagged_requests: 0,
      input_tokens: 3,
      cached_input_tokens: 0,
      cache_write_tokens: 0,
      output_tokens: 0,
      reasoning_tokens: 0,
      cost_nano_usd: 0,
      estimated_nano_usd: 0,
    }
    const read = (table: string) =>
      db.prepare(`SELECT * FROM ${table} WHERE calendar = ? ORDER BY requests DESC`).all(calendar)
    expect(read('usage_day')).toEqual([
      { calendar, day, model_id: 'm', key_id: 'k1', project: 'Atlas', purpose: 'chat', ...two },
      { calendar, day, model_id: 'm', key_id: 'gone', project: '', purpose: 'key-test', ...failed },
    ])
    expect(read('usage_conversation_day')).toEqual([
      { calendar, day, conversation_id: 'c1', ...two },
      { calendar, day, conversation_id: '', ...failed },
    ])
    expect(read('usage_model_day')).toMatchObject([
      { calendar, day, model_id: 'm', requests: 3, input_tokens: 14, cost_nano_usd: 750 },
    ])
  })

  test('are undone with their record', () => {
    const store = buildStore(openTestConnection())
    store.usageRecords.insert(makeRecord({ costNanoUsd: nano(5) }))
    const undone = () =>
      store.transact(() => {
        store.usageRecords.insert(makeRecord({ costNanoUsd: nano(7) }))
        throw new RangeError('undo')
      })
    expect(undone).toThrow('undo')
    const sum = store.usageDays.sum({ calendar: 'local', span: null, filter: null })
    expect([sum.requests, sum.costNanoUsd]).toEqual([1, 5])
  })
})

test('key_address counts each request, and its first time never moves, even when the clock is set back', () => {
  const { db, insert } = open()
  const [key, other] = ['k1' as KeyId, 'k2' as KeyId] // ids of this test, and no UUIDs
  const at = (atMs: number, baseUrl: string | null, keyFingerprint: string | null = 'f1', keyId = key) =>
    insert({ atMs, baseUrl, keyFingerprint, keyId })
  at(9, 'https://a.test')
  at(1, 'https://a.test', 'f1', other)
  at(5, 'https://b.test')
  at(4, 'https://a.test', 'f2')
  at(1, null)
  at(1, 'x', null)
  expect(db.prepare('SELECT * FROM key_address').all()).toEqual([
    { key_fingerprint: 'f1', base_url: 'https://a.test', key_id: 'k1', first_at_ms: 9, requests: 2 },
    { key_fingerprint: 'f1', base_url: 'https://b.test', key_id: 'k1', first_at_ms: 5, requests: 1 },
    { key_fingerprint: 'f2', base_url: 'https://a.test', key_id: 'k1', first_at_ms: 4, requests: 1 },
  ])
})
