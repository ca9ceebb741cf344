// The promise of the roll-ups: each of their rows is the sum of its records, whatever comes and in whichever order,
// and one that was damaged is so again once it is recounted.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendars, dayOf, type Calendar } from '../../../domain/day.ts'
import type { ConversationId, KeyId, UsageRecordId } from '../../../domain/ids.ts'
import { noUsage, usageSumFields, type UsageRecord, type UsageSum } from '../../../domain/usage/usage.ts'
import type { Connection } from '../connection.ts'
import { newId } from '../new-id.ts'
import { buildStore, type Store } from '../store.ts'
import { makeRecord, nano, openTestConnection, startMs } from '../test-support.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const today = dayOf(startMs, 'utc')
const [keyId, conversationId] = [newId<KeyId>(), newId<ConversationId>()]

const tokens = fc
  .tuple(fc.nat(1e9), fc.nat(1e9), fc.nat(1e9), fc.nat(1e9))
  .map(([one, two, three, output]) => ({
    inputTokens: one + two + three,
    cachedInputTokens: two,
    cacheWriteTokens: three,
    outputTokens: output,
    reasoningTokens: Math.floor(output / 3),
  }))
const cost = fc.oneof(
  fc.record({
    certainty: fc.constantFrom('exact' as const, 'estimated' as const),
    costNanoUsd: fc.nat(1e12).map(nano),
  }),
  fc.constant({ certainty: 'unpriced' as const, costNanoUsd: null }),
  fc.constant({ certainty: 'free' as const, costNanoUsd: nano(0), backend: 'practice' as const }),
)
const anyRecord = fc
  .tuple(
    fc.record({
      atMs: fc.nat(3 * dayMs).map((ms) => startMs + ms),
      modelAsked: fc.constantFrom('a', 'b'),
      keyId: fc.constantFrom(keyId, null),
      project: fc.constantFrom('', 'p'),
      conversationId: fc.constantFrom(conversationId, null),
      purpose: fc.constantFrom('chat' as const, 'title' as const, 'key-test' as const),
      outcome: fc.constantFrom('done' as const, 'stopped' as const, 'failed' as const),
      claimedTokens: fc.constantFrom(null, '{"inputTokens":-1}'),
    }),
    tokens,
    cost,
    fc.integer({ min: -12, max: 14 }),
  )
  .map(([one, counts, costs, zoneHours]) => {
    const localDay = dayOf(one.atMs + zoneHours * hourMs, 'utc')
    return makeRecord({ ...one, ...counts, ...costs, localDay, id: newId<UsageRecordId>() })
  })
/** Some that are written at once, or undone at once. */
const anyBatch = fc.record({ records: fc.array(anyRecord, { maxLength: 8 }), isUndone: fc.boolean() })

function write(store: Store, records: readonly UsageRecord[], isUndone: boolean): void {
  const work = () =>
    store.transact(() => {
      for (const record of records) store.usageRecords.insert(record)
      if (isUndone) throw new RangeError('undo')
    })
  if (isUndone) expect(work).toThrow('undo')
  else work()
}

const sumOf = (record: UsageRecord): UsageSum => ({
  requests: 1,
  failedRequests: Number(record.outcome === 'failed'),
  stoppedRequests: Number(record.outcome === 'stopped'),
  unpricedRequests: Number(record.certainty === 'unpriced'),
  estimatedRequests: Number(record.certainty === 'estimated'),
  flaggedRequests: Number(record.claimedTokens !== null),
  inputTokens: record.inputTokens,
  cachedInputTokens: record.cachedInputTokens,
  cacheWriteTokens: record.cacheWriteTokens,
  outputTokens: record.outputTokens,
  reasoningTokens: record.reasoningTokens,
  costNanoUsd: record.costNanoUsd ?? nano(0),
  estimatedNanoUsd: record.certainty === 'estimated' ? (record.costNanoUsd ?? nano(0)) : nano(0),
})

const dayIn = (record: UsageRecord, calendar: Calendar) =>
  calendar === 'local' ? record.localDay : dayOf(record.atMs, 'utc')

/** Added up here, by what makes a row of a roll-up. */
function addUp(
  records: readonly UsageRecord[],
  keyOf: (record: UsageRecord, calendar: Calendar) => readonly string[],
) {
  const rows = new Map<string, UsageSum>()
  for (const calendar of calendars)
    for (const record of records.filter(({ backend }) => backend !== 'practice')) {
      const key = JSON.stringify([calendar, dayIn(record, calendar), ...keyOf(record, calendar)])
      const [before, added] = [rows.get(key) ?? noUsage, sumOf(record)]
      const sum = Object.fromEntries(usageSumFields.map((field) => [field, before[field] + added[field]]))
      rows.set(key, { ...noUsage, ...sum })
    }
  return rows
}

const tables = {
  usage_day: ['model_id', 'key_id', 'project', 'purpose'],
  usage_model_day: ['model_id'],
  usage_conversation_day: ['conversation_id'],
} as const

function readRollUp(db: Connection, table: keyof typeof tables) {
  const keys = ['calendar', 'day', ...tables[table]]
  const rows = db
    .prepare<[], unknown[]>(`SELECT ${keys.join(', ')}, * FROM ${table}`)
    .raw()
    .all()
  return new Map(
    rows.map((row) => [
      JSON.stringify(row.slice(0, keys.length)),
      // After the keys comes the row itself: its keys once more, and its sums in the order of the fields.
      Object.fromEntries(usageSumFields.map((field, index) => [field, row[2 * keys.length + index]])),
    ]),
  )
}

function expectSums(db: Connection, records: readonly UsageRecord[]): void {
  expect(readRollUp(db, 'usage_day')).toEqual(
    addUp(records, (one) => [one.modelAsked, one.keyId ?? '', one.project, one.purpose]),
  )
  expect(readRollUp(db, 'usage_model_day')).toEqual(addUp(records, (one) => [one.modelAsked]))
  expect(readRollUp(db, 'usage_conversation_day')).toEqual(
    addUp(records, (one) => [one.conversationId ?? '']),
  )
}

/** Returns how many days were wrong. */
function recount({ usageRecount }: Store): number {
  let wrong = 0
  for (let day = usageRecount.findDay(null); day !== null; day = usageRecount.findDay(day)) {
    const checked = day
    if (usageRecount.steps.filter((step) => !step(checked)).length > 0) wrong += 1
  }
  return wrong
}

describe('the roll-ups', () => {
  test('are the sums of their records, and are so again when they were damaged and recounted', () => {
    const damages = [
      'UPDATE usage_day SET cost_nano_usd = cost_nano_usd + 1',
      'UPDATE usage_day SET requests = 0 WHERE input_tokens % 2 = 0',
      'DELETE FROM usage_day',
      `DELETE FROM usage_conversation_day WHERE calendar = 'local'`,
      `UPDATE usage_model_day SET requests = requests + 1`,
      `UPDATE OR IGNORE usage_day SET day = '2001-01-01' WHERE calendar = 'utc'`,
      `UPDATE OR IGNORE usage_conversation_day SET day = 'no day'`,
      `UPDATE OR IGNORE usage_day SET day = '!' WHERE purpose = 'title'`,
      `UPDATE OR IGNORE usage_day SET model_id = 'other' WHERE model_id = 'a'`,
    ]
    const db = openTestConnection()
    const store = buildStore(db)
    fc.assert(
      fc.property(fc.array(anyBatch, { maxLength: 6 }), fc.subarray(damages), (batches, damaged) => {
        for (const table of ['usage_record', ...Object.keys(tables)]) db.exec(`DELETE FROM ${table}`)
        for (const { records, isUndone } of batches) write(store, records, isUndone)
        const kept = batches.flatMap(({ records, isUndone }) => (isUndone ? [] : records))
        expectSums(db, kept)
        expect(recount(store)).toBe(0)
        const before = JSON.stringify([
          ...readRollUp(db, 'usage_day'),
          ...readRollUp(db, 'usage_model_day'),
          ...readRollUp(db, 'usage_conversation_day'),
        ])
        for (const sql of damaged) db.exec(sql)
        const after = JSON.stringify([
          ...readRollUp(db, 'usage_day'),
          ...readRollUp(db, 'usage_model_day'),
          ...readRollUp(db, 'usage_conversation_day'),
        ])
        expect(recount(store) > 0).toBe(before !== after)
        expectSums(db, kept)
      }),
      { numRuns: 25 },
    )
  })

  test('lose a day that has no records, and only that is counted as wrong', () => {
    const db = openTestConnection()
    const store = buildStore(db)
    write(store, [makeRecord({ localDay: today }), makeRecord({ atMs: startMs + 40 * dayMs })], false)
    db.exec(`INSERT INTO usage_model_day SELECT calendar, '2020-02-02', model_id,
      ${Array.from({ length: usageSumFields.length }, () => 7).join(', ')} FROM usage_model_day LIMIT 1`)
    expect(store.usageDays.findSpan('local', null)?.fromDay).toBe('2020-02-02')
    expect(recount(store)).toBe(1)
    expect(store.usageDays.findSpan('local', null)?.fromDay).toBe(today)
  })
})

describe('queries on them', () => {
  function open() {
    const store = buildStore(openTestConnection())
    const at = (days: number, over: Partial<UsageRecord> = {}) =>
      makeRecord({ atMs: startMs + days * dayMs, localDay: addDays(today, days), ...over })
    write(
      store,
      [
        at(0, { costNanoUsd: nano(1), keyId, conversationId }),
        at(0, { costNanoUsd: nano(2), modelAsked: 'other' }),
        at(5, { costNanoUsd: nano(4), keyId, outcome: 'failed' }),
        at(9, { costNanoUsd: nano(8), purpose: 'title', conversationId }),
        at(9, { backend: 'practice', certainty: 'free', costNanoUsd: nano(0) }),
      ],
      false,
    )
    return store.usageDays
  }
  const allTime = { calendar: 'local', span: null, filter: null } as const
  const ofKey = { ...allTime, filter: { by: 'key', id: keyId } } as const
  const ofConversation = { ...allTime, filter: { by: 'conversation', id: conversationId } } as const

  test('sum what was asked for, and nothing where there is nothing', () => {
    const days = open()
    expect(days.sum(allTime)).toMatchObject({ requests: 4, costNanoUsd: 15 })
    expect(days.sum(ofKey)).toMatchObject({ requests: 2, failedRequests: 1, costNanoUsd: 5 })
    expect(days.sum(ofConversation)).toMatchObject({ requests: 2, costNanoUsd: 9 })
    const span = { fromDay: addDays(today, 1), toDay: addDays(today, 5) }
    expect(days.sum({ ...allTime, span })).toMatchObject({ requests: 1, costNanoUsd: 4 })
    expect(days.sum({ ...ofConversation, span })).toEqual(noUsage)
  })

  test('sum by group, and by day and group, oldest first', () => {
    const days = open()
    expect(days.sumByGroup(allTime, 'key')).toMatchObject([
      { id: '', costNanoUsd: 10 },
      { id: keyId, costNanoUsd: 5 },
    ])
    const byDay = [...days.sumInSlices(allTime, 'model')].flat()
    expect(byDay.map(({ day, id, costNanoUsd }) => [day, id, costNanoUsd])).toEqual([
      [today, 'gpt-6-luna', 1],
      [today, 'other', 2],
      [addDays(today, 5), 'gpt-6-luna', 4],
      [addDays(today, 9), 'gpt-6-luna', 8],
    ])
  })

  test('find the first and the last day, and count', () => {
    const days = open()
    const lastDay = addDays(today, 9)
    expect(days.findSpan('utc', null)).toEqual({ fromDay: today, toDay: lastDay })
    expect(days.findSpan('local', ofKey.filter)).toEqual({ fromDay: today, toDay: addDays(today, 5) })
    expect(days.findSpan('local', ofConversation.filter)).toEqual({ fromDay: today, toDay: lastDay })
    expect(days.findSpan('local', { by: 'model', id: 'none' })).toBeNull()
    expect([days.count(allTime, 'failed'), days.count(allTime, 'answered')]).toEqual([1, 3])
    expect(days.findLastUtcDay(null, 'failed', lastDay)).toBe(addDays(today, 5))
    expect(days.findLastUtcDay(null, 'failed', addDays(today, 4))).toBeNull()
  })

  test.each([
    ['the roll-up', null],
    ['the records', { by: 'purpose', id: 'chat' }],
  ] as const)('go through %s in slices that leave nothing out and repeat nothing', (_from, filter) => {
    const store = buildStore(openTestConnection())
    // More than fit into one slice, on three days, some of them in the same millisecond.
    const records = Array.from({ length: 5_000 }, (_, index) =>
      makeRecord({
        atMs: startMs + Math.floor(index / 3) * 90_000,
        conversationId: newId<ConversationId>(),
        costNanoUsd: nano(index),
      }),
    )
    write(store, records, false)
    const question = { calendar: 'utc', span: null, filter } as const
    const slices = [...store.usageDays.sumInSlices(question, 'conversation')]
    expect(slices.length).toBeGreaterThan(1)
    const costs = slices.flat().map(({ id, costNanoUsd }) => [id, costNanoUsd])
    expect(costs).toHaveLength(records.length)
    expect(new Map(costs.map(([id, cost]) => [id, cost]))).toEqual(
      new Map(records.map(({ conversationId, costNanoUsd }) => [conversationId, costNanoUsd])),
    )
  })
})
