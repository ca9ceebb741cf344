import { describe, expect, test } from 'vitest'
import { addDays, dayOf, parseDay, type Day } from '../../../domain/day.ts'
import type { ConversationId, KeyId } from '../../../domain/ids.ts'
import { groupings, type HistoryQuestion, type UsageFilter } from '../../../domain/usage/history.ts'
import type { UsageRecord } from '../../../domain/usage/usage.ts'
import { newId } from '../../store/new-id.ts'
import type { Store } from '../../store/store.ts'
import {
  allRecords,
  beginConversation,
  makeRecord,
  nano,
  openTestStore,
  startMs,
} from '../../store/test-support.ts'
import { listRecords, readHistory } from './history.ts'

const dayMs = 86_400_000
const today = dayOf(startMs, 'utc')
const heard = new AbortController().signal
const allTime = { calendar: 'utc', span: null, filter: null } as const

function fill(store: Store, ...records: readonly Partial<UsageRecord>[]): void {
  store.transact(() => records.forEach((over) => store.usageRecords.insert(makeRecord(over))))
}

async function read(store: Store, over: Partial<HistoryQuestion> = {}) {
  const history = await readHistory(store, { ...allTime, by: 'model', ...over }, heard)
  if (!history) throw new Error('aborted')
  return history
}

const day = (text: string): Day => {
  const parsed = parseDay(text)
  if (parsed === null) throw new Error(text)
  return parsed
}

describe('the history', () => {
  test('of nothing is empty, also for a day that was asked for', async () => {
    const store = openTestStore()
    expect(await read(store)).toMatchObject({ span: null, bars: [], groups: [], latency: null })
    const span = { fromDay: today, toDay: today }
    expect(await read(store, { span })).toMatchObject({ span, bars: [{ ...span, parts: [] }], groups: [] })
  })

  test('compares with as many days before, and leaves practice out', async () => {
    const store = openTestStore()
    const span = { fromDay: addDays(today, -1), toDay: today }
    const ago = (days: number) => ({ atMs: startMs - days * dayMs, costNanoUsd: nano(10 ** days) })
    fill(store, ago(0), ago(1), ago(2), ago(3), ago(4))
    fill(store, { backend: 'practice', certainty: 'free', costNanoUsd: nano(0) })
    expect(await read(store, { span })).toMatchObject({
      total: { requests: 2, costNanoUsd: 11 },
      previous: { requests: 2, costNanoUsd: 1_100 },
      barLength: 'day',
    })
    expect(await read(store)).toMatchObject({
      span: { fromDay: addDays(today, -4), toDay: today },
      total: { costNanoUsd: 11_111 },
      previous: null,
    })
  })

  test('by conversation has the titles of those that are left', async () => {
    const store = openTestStore()
    const { id: kept } = beginConversation(store, { title: 'Kept' })
    const { id: deleted } = beginConversation(store, { title: 'Deleted' })
    store.conversations.markDeleted(deleted, startMs)
    fill(
      store,
      { conversationId: kept, costNanoUsd: nano(3) },
      { conversationId: deleted, costNanoUsd: nano(2) },
      { conversationId: null, costNanoUsd: nano(1) },
    )
    expect((await read(store, { by: 'conversation' })).groups).toMatchObject([
      { id: kept, title: 'Kept' },
      { id: deleted, title: null },
      { id: '', title: null },
    ])
  })

  test('of an absurd span is that of the days with records', async () => {
    const store = openTestStore()
    fill(store, { atMs: startMs }, { atMs: startMs - 2 * dayMs })
    const recorded = { fromDay: addDays(today, -2), toDay: today }
    for (const [from, to] of [
      ['0001-01-01', '9999-12-31'],
      ['9999-12-31', '0001-01-01'],
    ] as const) {
      const history = await read(store, { span: { fromDay: day(from), toDay: day(to) } })
      expect([history.span, history.bars.length]).toEqual([recorded, 3])
    }
  })

  test('ends when nobody listens any more', async () => {
    const store = openTestStore()
    fill(store, {})
    const controller = new AbortController()
    const reading = readHistory(store, { ...allTime, by: 'model' }, controller.signal)
    controller.abort()
    expect(await reading).toBeNull()
    expect(await listRecords(store, { ...allRecords, limit: 5, before: null }, heard)).toMatchObject({
      next: null,
    })
  })
})

describe('every filter by every grouping', () => {
  const keyId = newId<KeyId>()
  const conversationId = newId<ConversationId>()
  const idsOf = (record: UsageRecord) => ({
    model: record.modelAsked,
    key: record.keyId ?? '',
    project: record.project,
    conversation: record.conversationId ?? '',
    purpose: record.purpose,
  })
  // Each of these with each other, on two days; more than go into one slice.
  const records = ['a', 'b'].flatMap((modelAsked) =>
    [keyId, null].flatMap((key) =>
      ['', 'p'].flatMap((project) =>
        [conversationId, null].flatMap((conversation) =>
          (['chat', 'title'] as const).flatMap((purpose) =>
            Array.from({ length: 80 }, (_, index) =>
              makeRecord({
                atMs: startMs + index * 5_000 + (index % 2) * dayMs,
                localDay: dayOf(startMs + (index % 2) * dayMs + 14 * 3_600_000, 'utc'),
                modelAsked,
                keyId: key,
                project,
                conversationId: conversation,
                purpose,
                costNanoUsd: nano(index),
              }),
            ),
          ),
        ),
      ),
    ),
  )
  const filters: readonly (UsageFilter | null)[] = [
    null,
    { by: 'model', id: 'a' },
    { by: 'key', id: keyId },
    { by: 'key', id: '' },
    { by: 'project', id: '' },
    { by: 'conversation', id: conversationId },
    { by: 'conversation', id: '' },
    { by: 'purpose', id: 'title' },
  ]

  test.each(['utc', 'local'] as const)('sums what the records say, by %s days', async (calendar) => {
    const store = openTestStore()
    store.transact(() => records.forEach((record) => store.usageRecords.insert(record)))
    const fromDay = calendar === 'utc' ? today : addDays(today, 1)
    const span = { fromDay, toDay: fromDay }
    const dayIn = (record: UsageRecord) => (calendar === 'utc' ? dayOf(record.atMs, 'utc') : record.localDay)
    for (const filter of filters) {
      const asked = records.filter(
        (record) => dayIn(record) === fromDay && (!filter || idsOf(record)[filter.by] === filter.id),
      )
      for (const by of groupings) {
        const expected = new Map<string, number>()
        for (const record of asked)
          expected.set(idsOf(record)[by], (expected.get(idsOf(record)[by]) ?? 0) + (record.costNanoUsd ?? 0))
        const { groups, total, bars } = await read(store, { calendar, span, filter, by })
        expect(new Map(groups.map(({ id, costNanoUsd }) => [id, costNanoUsd]))).toEqual(expected)
        expect(total.requests).toBe(asked.length)
        expect(bars).toHaveLength(1)
      }
    }
  })
})

describe('the latency', () => {
  test('is of answered requests alone, by the nearest rank', async () => {
    const store = openTestStore()
    const answered = Array.from({ length: 10 }, (_, index) => ({
      durationMs: (index + 1) * 10,
      timeToFirstTokenMs: index === 0 ? null : index,
    }))
    fill(
      store,
      ...answered,
      { outcome: 'failed', durationMs: 9_999 },
      { outcome: 'stopped', durationMs: 9_999 },
    )
    expect((await read(store)).latency).toEqual({
      requests: 10,
      firstToken: { p50: 5, p90: 9, p99: 9 },
      duration: { p50: 50, p90: 90, p99: 100 },
    })
  })

  test('is of the newest where there are many', async () => {
    const store = openTestStore()
    fill(
      store,
      ...Array.from({ length: 2_100 }, (_, index) => ({
        atMs: startMs + index,
        durationMs: index < 100 ? 9_999 : 1,
      })),
    )
    expect((await read(store)).latency).toMatchObject({ requests: 2_000, duration: { p99: 1 } })
  })
})

test('a list is filled over several turns', async () => {
  const store = openTestStore()
  fill(store, { atMs: startMs, purpose: 'title' }, { atMs: startMs, purpose: 'title' })
  fill(store, ...Array.from({ length: 9_000 }, (_, index) => ({ atMs: startMs + 1 + index })))
  const question = { ...allRecords, filter: { by: 'purpose', id: 'title' }, before: null } as const
  expect(await listRecords(store, { ...question, limit: 5 }, heard)).toMatchObject({
    records: [{}, {}],
    next: null,
  })
  expect((await listRecords(store, { ...question, limit: 1 }, heard))?.next).not.toBeNull()
})
