import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf, type Day } from '../../../domain/day.ts'
import type { ConversationId, KeyId, UsageRecordId } from '../../../domain/ids.ts'
import {
  recordKinds,
  type TitledRecord,
  type RecordKind,
  type UsageFilter,
} from '../../../domain/usage/history.ts'
import type { UsageRecord } from '../../../domain/usage/usage.ts'
import { newId } from '../new-id.ts'
import { allRecords, beginConversation, makeRecord, nano, openTestStore, startMs } from '../test-support.ts'
import type { RecordQuestion } from './record-queries.ts'
import type { Store } from '../store.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const practice = { backend: 'practice', certainty: 'free', costNanoUsd: nano(0) } as const
const unpriced = { certainty: 'unpriced', costNanoUsd: null } as const

function insertAll(store: Store, records: readonly UsageRecord[]): void {
  store.transact(() => records.forEach((record) => store.usageRecords.insert(record)))
}

/** All pages one after the other. */
function listAll({ usageRecords }: Store, question: RecordQuestion, limit: number): TitledRecord[] {
  const listed: TitledRecord[] = []
  for (let before: UsageRecordId | null = null; ;) {
    const { records, next } = usageRecords.list({ ...question, limit, before })
    expect(records.length).toBeLessThanOrEqual(limit)
    listed.push(...records)
    if (next === null) return listed
    expect(next).not.toBe(before)
    before = next
  }
}

test('a record is read back as it was written, with its conversation’s title', () => {
  const store = openTestStore()
  const { id: conversationId } = beginConversation(store, { title: 'Trip' })
  const record = makeRecord({ outcome: 'failed', failureCode: 'openai/rate-limited', conversationId })
  store.usageRecords.insert(record)
  const list = () => store.usageRecords.list({ ...allRecords, limit: 1, before: null })
  expect(list()).toEqual({ records: [{ ...record, conversationTitle: 'Trip' }], next: null })
  store.conversations.markDeleted(conversationId, startMs)
  expect(list().records).toEqual([{ ...record, conversationTitle: null }])
})

test('a page that is full says whether another follows', () => {
  const store = openTestStore()
  insertAll(store, [makeRecord({ atMs: 1 }), makeRecord({ atMs: 2 })])
  const list = (limit: number) => store.usageRecords.list({ ...allRecords, limit, before: null })
  expect(list(2).next).toBeNull()
  expect(list(1).next).toBe(list(1).records[0]?.id)
})

test('after a record that is later than the span comes the first page, after an unknown one nothing', () => {
  const store = openTestStore()
  const [early, late] = [makeRecord({ atMs: startMs }), makeRecord({ atMs: startMs + 3 * dayMs })]
  insertAll(store, [early, late])
  const today = dayOf(startMs, 'utc')
  const question = { ...allRecords, span: { fromDay: today, toDay: today }, limit: 5 }
  expect(store.usageRecords.list({ ...question, before: late.id }).records).toMatchObject([early])
  expect(store.usageRecords.list({ ...question, before: newId<UsageRecordId>() }).records).toEqual([])
})

test('what is rare is found among many in few pages', () => {
  const store = openTestStore()
  const records = Array.from({ length: 6_000 }, (_, index) => makeRecord({ atMs: startMs - index * hourMs }))
  const [flagged] = [
    makeRecord({ atMs: startMs - 5_000 * hourMs, claimedTokens: '{}', certainty: 'estimated' }),
  ]
  insertAll(store, [...records, ...(flagged ? [flagged] : [])])
  const page = store.usageRecords.list({ ...allRecords, kind: 'flagged', limit: 50, before: null })
  expect(page).toEqual({ records: [{ ...flagged, conversationTitle: null }], next: null })
})

test('looking at very many ends the page, and the next one goes on from there', () => {
  const store = openTestStore()
  const inOneDay = Array.from({ length: 9_000 }, (_, index) => makeRecord({ atMs: startMs + index }))
  const oldest = makeRecord({ atMs: startMs, purpose: 'title' })
  insertAll(store, [...inOneDay, oldest])
  const question = { ...allRecords, filter: { by: 'purpose', id: 'title' } } as const
  const first = store.usageRecords.list({ ...question, limit: 50, before: null })
  expect(first.records).toEqual([])
  expect(first.next).not.toBeNull()
  expect(listAll(store, question, 50)).toMatchObject([{ id: oldest.id }])
})

const keyId = newId<KeyId>()
const conversationId = newId<ConversationId>()
const filters: readonly (UsageFilter | null)[] = [
  null,
  { by: 'model', id: 'a' },
  { by: 'key', id: keyId },
  { by: 'key', id: '' },
  { by: 'project', id: '' },
  { by: 'project', id: 'p' },
  { by: 'conversation', id: conversationId },
  { by: 'conversation', id: '' },
  { by: 'purpose', id: 'key-test' },
]
const isKind: Record<RecordKind, (record: UsageRecord) => boolean> = {
  all: () => true,
  failed: ({ outcome }) => outcome === 'failed',
  stopped: ({ outcome }) => outcome === 'stopped',
  unpriced: ({ certainty }) => certainty === 'unpriced',
  estimated: ({ certainty }) => certainty === 'estimated',
  flagged: ({ claimedTokens }) => claimedTokens !== null,
}
const groupOf = (record: UsageRecord, by: UsageFilter['by']): string =>
  ({
    model: record.modelAsked,
    key: record.keyId ?? '',
    project: record.project,
    conversation: record.conversationId ?? '',
    purpose: record.purpose,
  })[by]

function isAsked(
  record: UsageRecord,
  { calendar, span, filter, kind }: RecordQuestion & { kind: RecordKind },
) {
  const day = calendar === 'local' ? record.localDay : dayOf(record.atMs, 'utc')
  return (
    isKind[kind](record) &&
    (span === null || (day >= span.fromDay && day <= span.toDay)) &&
    (filter === null || groupOf(record, filter.by) === filter.id) &&
    (record.backend !== 'practice' || (filter === null && kind === 'all'))
  )
}

describe('of any records and any question', () => {
  const anyRecord = fc
    .record({
      atMs: fc.nat(6 * dayMs).map((ms) => startMs + Math.round(ms / hourMs) * hourMs),
      zoneHours: fc.integer({ min: -12, max: 14 }),
      modelAsked: fc.constantFrom('a', 'b'),
      keyId: fc.constantFrom(keyId, null),
      project: fc.constantFrom('', 'p'),
      conversationId: fc.constantFrom(conversationId, null),
      purpose: fc.constantFrom('chat' as const, 'key-test' as const),
      outcome: fc.constantFrom('done' as const, 'stopped' as const, 'failed' as const),
      claimedTokens: fc.constantFrom(null, '{}'),
      over: fc.constantFrom({}, unpriced, practice, { certainty: 'estimated' as const }),
    })
    .map(({ zoneHours, over, ...one }) =>
      makeRecord({ ...one, ...over, localDay: dayOf(one.atMs + zoneHours * hourMs, 'utc') }),
    )
  const anyDay = fc.integer({ min: -1, max: 8 }).map((count) => addDays(dayOf(startMs, 'utc'), count))
  const anyQuestion = fc.record({
    calendar: fc.constantFrom('local' as const, 'utc' as const),
    span: fc.option(fc.tuple(anyDay, anyDay).map((days) => ({ fromDay: first(days), toDay: last(days) }))),
    filter: fc.constantFrom(...filters),
    kind: fc.constantFrom(...recordKinds),
  })

  test('all pages together are what was asked for, newest first, and as many as are counted', () => {
    fc.assert(
      fc.property(
        fc.array(anyRecord, { maxLength: 30 }),
        fc.array(anyQuestion, { minLength: 5, maxLength: 20 }),
        fc.integer({ min: 1, max: 8 }),
        (records, questions, limit) => {
          const store = openTestStore()
          insertAll(store, records)
          const newestFirst = records.toSorted(
            (left, right) => right.atMs - left.atMs || (left.id < right.id ? 1 : -1),
          )
          for (const question of questions) {
            const expected = newestFirst.filter((record) => isAsked(record, question))
            expect(listAll(store, question, limit).map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
            expect(store.usageRecords.count(question)).toBe(expected.length)
          }
        },
      ),
      { numRuns: 12 },
    )
  })
})

const first = (days: readonly Day[]): Day => days.reduce((one, other) => (one < other ? one : other))
const last = (days: readonly Day[]): Day => days.reduce((one, other) => (one > other ? one : other))

test('a span of one’s own days ends where it begins, whatever there was on the day before', () => {
  const store = openTestStore()
  const atMs = Date.UTC(2026, 10, 1, 12)
  const [before, within] = [atMs - dayMs, atMs].map((at) => makeRecord({ atMs: at }))
  insertAll(
    store,
    [before, within].flatMap((record) => record ?? []),
  )
  const fromDay = dayOf(atMs, 'local')
  const span = { fromDay, toDay: fromDay }
  const listed = listAll(store, { ...allRecords, calendar: 'local', span, kind: 'answered' }, 10)
  expect(listed.map(({ id }) => id)).toEqual([within?.id])
})

test('a day of one’s own is whole in every time zone', () => {
  const store = openTestStore()
  const startsMs = Date.UTC(2026, 10, 1)
  const localDay = dayOf(startsMs, 'utc')
  const farthest = [startsMs - 14 * hourMs, startsMs + dayMs + 12 * hourMs - 1]
  insertAll(
    store,
    farthest.map((atMs) => makeRecord({ atMs, localDay })),
  )
  const question = { ...allRecords, calendar: 'local', span: { fromDay: localDay, toDay: localDay } } as const
  expect(listAll(store, question, 10)).toHaveLength(2)
})
