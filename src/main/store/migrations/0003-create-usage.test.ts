import { expect, test } from 'vitest'
import { backends, costCertainties, outcomes, purposes, type UsageRecord } from '../../../domain/usage.ts'
import { makeRecord, nano, openTestConnection } from '../test-support.ts'
import { prepareUsageRecords } from '../usage/record-queries.ts'

const isFree = { backend: 'practice', certainty: 'free', costNanoUsd: nano(0) } as const

test('every value of the domain is allowed', () => {
  const records = prepareUsageRecords(openTestConnection())
  for (const outcome of outcomes) records.insert(makeRecord({ outcome }))
  for (const purpose of purposes) records.insert(makeRecord({ purpose }))
  for (const backend of backends) records.insert(makeRecord(backend === 'practice' ? isFree : { backend }))
  for (const certainty of costCertainties) {
    if (certainty === 'free') records.insert(makeRecord(isFree))
    else records.insert(makeRecord({ certainty, costNanoUsd: certainty === 'unpriced' ? null : nano(1) }))
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

test.each(wrong)('%s is refused', (_name, over) => {
  const records = prepareUsageRecords(openTestConnection())
  expect(() => records.insert(makeRecord(over))).toThrow(/CHECK|NOT NULL|cannot store/u)
})

test('a record is never changed', () => {
  const db = openTestConnection()
  prepareUsageRecords(db).insert(makeRecord())
  expect(() => db.prepare('UPDATE usage_record SET cost_nano_usd = 0').run()).toThrow(/never changed/u)
})
