import { expect, onTestFinished, test } from 'vitest'
import { countDays, dayOf } from '../../src/domain/day.ts'
import type { UsageRecord } from '../../src/domain/usage/usage.ts'
import { priceTokens } from '../../src/main/usage/prices/prices.ts'
import { findMessages } from '../../src/main/search/search.ts'
import { allRecords, makeFolder } from '../../src/main/store/test-support.ts'
import { fillKeys, fillMessages, fillUsage, openToFill } from './fill-store.ts'
import { makeUsage } from './make-usage.ts'

const nowMs = new Date(2026, 10, 18, 15, 20).getTime()
const days = 400
const records = [...makeUsage({ records: 20_000, days, nowMs })]
const share = (is: (record: UsageRecord) => boolean): number => records.filter(is).length / records.length

test('there are as many as were asked for, oldest first, over those days and none after now', () => {
  expect(records).toHaveLength(20_000)
  expect(records.map(({ atMs }) => atMs)).toEqual(records.map(({ atMs }) => atMs).toSorted((a, b) => a - b))
  const last = records.at(-1)?.atMs ?? 0
  expect(last).toBeLessThanOrEqual(nowMs)
  const daysThere = [...new Set(records.map(({ localDay }) => localDay))]
  expect(daysThere.length).toBeGreaterThan(days * 0.99)
  expect(Math.max(...daysThere.map((day) => countDays(day, dayOf(nowMs, 'local'))))).toBe(days - 1)
})

test('the same seed makes the same, another one others', () => {
  const make = (seed: number) => [...makeUsage({ records: 50, days: 9, nowMs, seed })]
  expect(make(1)).toEqual(make(1))
  expect(make(2)).not.toEqual(make(1))
})

test('each kind is among them, and most are plain', () => {
  expect(share(({ outcome }) => outcome === 'done')).toBeGreaterThan(0.9)
  expect(share(({ certainty }) => certainty === 'exact')).toBeGreaterThan(0.8)
  const isThere: ((record: UsageRecord) => boolean)[] = [
    ({ outcome }) => outcome === 'failed',
    ({ outcome }) => outcome === 'stopped',
    ({ certainty }) => certainty === 'unpriced',
    ({ certainty }) => certainty === 'estimated',
    ({ claimedTokens }) => claimedTokens !== null,
    ({ purpose }) => purpose === 'title',
    ({ purpose }) => purpose === 'key-test',
    ({ cachedInputTokens }) => cachedInputTokens > 0,
    ({ reasoningTokens }) => reasoningTokens > 0,
  ]
  for (const is of isThere) expect(share(is)).toBeGreaterThan(0)
})

test('what is priced costs what the catalogue says', () => {
  for (const record of records.filter(({ priceSource }) => priceSource !== null).slice(0, 2_000)) {
    const price = priceTokens(record.modelAsked, true, record, record.atMs)
    expect(record.costNanoUsd).toBe(price?.costNanoUsd)
  }
})

test('the store takes every one of them, and their conversations', () => {
  const folder = makeFolder()
  const store = openToFill(folder, nowMs)
  onTestFinished(() => store.close())
  fillKeys(store, nowMs)
  const told: number[] = []
  const used = fillUsage(store, { records: 900, days, nowMs }, 20, (done) => told.push(done))
  fillMessages(store, { messages: 167, days, nowMs }, used, () => undefined)
  expect(told).toEqual([900])
  expect(used).toHaveLength(20)
  expect(store.usageRecords.count(allRecords)).toBe(900)
  const conversations = store.conversations.list({ shelf: { kind: 'recent' }, limit: 100, before: null })
  expect(conversations).toHaveLength(21)
  const [newest] = conversations
  expect(newest && store.messages.listAll(newest.id).length).toBe(7)
  expect(findMessages(store, { query: 'about', order: 'newest', limit: 500 }).messages).toHaveLength(167)
})
