import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KeyId, UsageRecordId } from '../../domain/ids.ts'
import type { UsageRecord } from '../../domain/usage.ts'
import { newId } from './new-id.ts'
import { makeRecord, nano, openTestConnection, openTestStore } from './test-support.ts'
import { prepareUsageRecords } from './usage-records.ts'

const practice = { backend: 'practice', certainty: 'free', costNanoUsd: nano(0) } as const
const unpriced = { certainty: 'unpriced', costNanoUsd: null } as const

test('a record is read back as it was written', () => {
  const { usageRecords } = openTestStore()
  const record = makeRecord({ outcome: 'failed', failureCode: 'openai/rate-limited', requestId: 'req_1' })
  usageRecords.insert(record)
  expect(usageRecords.list({ fromMs: 0, toMs: Infinity, limit: 1, before: null })).toEqual([record])
})

test('a span begins with its first and ends before its last millisecond', () => {
  const { usageRecords } = openTestStore()
  for (const atMs of [9, 10, 19, 20]) usageRecords.insert(makeRecord({ atMs }))
  expect(usageRecords.sum({ fromMs: 10, toMs: 20 }).requests).toBe(2)
  expect(usageRecords.list({ fromMs: 10, toMs: 20, limit: 9, before: null }).map(({ atMs }) => atMs)).toEqual(
    [19, 10],
  )
})

test('without a request all sums are 0', () => {
  expect(openTestStore().usageRecords.sum({ fromMs: 0, toMs: 1 })).toEqual({
    requests: 0,
    failedRequests: 0,
    unpricedRequests: 0,
    estimatedRequests: 0,
    inputTokens: 0,
    outputTokens: 0,
    costNanoUsd: 0,
  })
})

test('by model: the dearest first, practice left out, what has no price counted apart', () => {
  const { usageRecords } = openTestStore()
  const insert = (over: Partial<UsageRecord>): void => usageRecords.insert(makeRecord(over))
  insert({ modelAsked: 'cheap', costNanoUsd: nano(1) })
  insert({ modelAsked: 'dear', costNanoUsd: nano(5), certainty: 'estimated' })
  insert({ modelAsked: 'dear', costNanoUsd: nano(6), outcome: 'failed' })
  insert({ modelAsked: 'unknown', ...unpriced })
  insert({ modelAsked: 'practice-guide', ...practice })
  const tokens = { inputTokens: 10, outputTokens: 5 }
  expect(usageRecords.sumByModel({ fromMs: 0, toMs: Infinity })).toEqual([
    {
      modelId: 'dear',
      requests: 2,
      failedRequests: 1,
      unpricedRequests: 0,
      estimatedRequests: 1,
      inputTokens: 20,
      outputTokens: 10,
      costNanoUsd: 11,
    },
    {
      modelId: 'cheap',
      requests: 1,
      failedRequests: 0,
      unpricedRequests: 0,
      estimatedRequests: 0,
      ...tokens,
      costNanoUsd: 1,
    },
    {
      modelId: 'unknown',
      requests: 1,
      failedRequests: 0,
      unpricedRequests: 1,
      estimatedRequests: 0,
      ...tokens,
      costNanoUsd: 0,
    },
  ])
})

test('by key: the dearest first, of the span alone, tests among them, what had no key left out', () => {
  const { usageRecords } = openTestStore()
  const [cheap, dear, unknown] = [newId<KeyId>(), newId<KeyId>(), newId<KeyId>()]
  const insert = (over: Partial<UsageRecord>): void => usageRecords.insert(makeRecord({ atMs: 10, ...over }))
  insert({ keyId: cheap, costNanoUsd: nano(1) })
  insert({ keyId: dear, costNanoUsd: nano(5), certainty: 'estimated' })
  insert({ keyId: dear, costNanoUsd: nano(6), purpose: 'key-test', modelAsked: 'other' })
  insert({ keyId: dear, costNanoUsd: nano(0), outcome: 'failed', failureCode: 'openai/invalid-key' })
  insert({ keyId: dear, costNanoUsd: nano(100), atMs: 9 })
  insert({ keyId: cheap, costNanoUsd: nano(100), atMs: 20 })
  insert({ keyId: unknown, ...unpriced })
  insert({ keyId: null, costNanoUsd: nano(100) })
  insert({ keyId: null, ...practice })
  const one = { requests: 1, failedRequests: 0, unpricedRequests: 0, estimatedRequests: 0 }
  const tokens = { inputTokens: 10, outputTokens: 5 }
  expect(usageRecords.sumByKey({ fromMs: 10, toMs: 20 })).toEqual([
    {
      keyId: dear,
      requests: 3,
      failedRequests: 1,
      unpricedRequests: 0,
      estimatedRequests: 1,
      inputTokens: 30,
      outputTokens: 15,
      costNanoUsd: 11,
    },
    { keyId: cheap, ...one, ...tokens, costNanoUsd: 1 },
    { keyId: unknown, ...one, unpricedRequests: 1, ...tokens, costNanoUsd: 0 },
  ])
})

test('pages follow each other newest first, without gap or repetition, practice among them', () => {
  const { usageRecords } = openTestStore()
  const all = [5, 3, 3, 3, 9, 1].map((atMs) => makeRecord({ atMs, ...(atMs === 5 ? practice : {}) }))
  for (const record of all) usageRecords.insert(record)
  const expected = all.toSorted((left, right) => right.atMs - left.atMs || (left.id < right.id ? 1 : -1))
  const listAfter = (before: UsageRecordId | null) =>
    usageRecords.list({ fromMs: 2, toMs: 10, limit: 2, before })

  const seen: UsageRecord[] = []
  for (let page = listAfter(null); page.length > 0; page = listAfter(page.at(-1)?.id ?? null))
    seen.push(...page)
  expect(seen).toEqual(expected.filter(({ atMs }) => atMs >= 2))
})

test('a page after a record beyond the span is the first page', () => {
  const { usageRecords } = openTestStore()
  const [early, late] = [makeRecord({ atMs: 1 }), makeRecord({ atMs: 50 })]
  usageRecords.insert(early)
  usageRecords.insert(late)
  expect(usageRecords.list({ fromMs: 0, toMs: 10, limit: 5, before: late.id })).toEqual([early])
})

test('sums are those of the records, to the nano-dollar', () => {
  const db = openTestConnection()
  const records = prepareUsageRecords(db)
  const priced = fc.record({
    atMs: fc.nat(100),
    modelAsked: fc.constantFrom('a', 'b', 'c'),
    inputTokens: fc.nat(1e9),
    outputTokens: fc.nat(1e9),
    costNanoUsd: fc.integer({ min: 0, max: 1e14 }).map(nano),
    certainty: fc.constantFrom('exact' as const, 'estimated' as const),
    outcome: fc.constantFrom('done' as const, 'stopped' as const, 'failed' as const),
  })
  const any = fc
    .tuple(priced, fc.constantFrom({}, unpriced, practice))
    .map(([one, over]) => makeRecord({ ...one, ...over }))
  fc.assert(
    fc.property(fc.array(any, { maxLength: 40 }), fc.nat(100), fc.nat(100), (all, fromMs, toMs) => {
      db.exec('DELETE FROM usage_record')
      for (const record of all) records.insert(record)
      const counted = all.filter(
        ({ atMs, backend }) => atMs >= fromMs && atMs < toMs && backend !== 'practice',
      )
      const count = (is: (record: UsageRecord) => boolean): number => counted.filter(is).length
      const total = (of: (record: UsageRecord) => number): number =>
        counted.reduce((sum, one) => sum + of(one), 0)
      expect(records.sum({ fromMs, toMs })).toEqual({
        requests: counted.length,
        failedRequests: count(({ outcome }) => outcome === 'failed'),
        unpricedRequests: count(({ certainty }) => certainty === 'unpriced'),
        estimatedRequests: count(({ certainty }) => certainty === 'estimated'),
        inputTokens: total(({ inputTokens }) => inputTokens),
        outputTokens: total(({ outputTokens }) => outputTokens),
        costNanoUsd: total(({ costNanoUsd }) => costNanoUsd ?? 0),
      })
      const byModel = records.sumByModel({ fromMs, toMs })
      expect(byModel.reduce((sum, { costNanoUsd }) => sum + costNanoUsd, 0)).toBe(
        total((one) => one.costNanoUsd ?? 0),
      )
      expect(byModel.map(({ costNanoUsd }) => costNanoUsd)).toEqual(
        byModel.map(({ costNanoUsd }) => costNanoUsd).toSorted((left, right) => right - left),
      )
    }),
    { numRuns: 40 },
  )
})
