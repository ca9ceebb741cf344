// An export of very many requests, from the database to the file: each of them once, equal to the app's sums
// to the nano-dollar, a piece at a time, and nothing at all once it is cancelled.
import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOf } from '../../src/domain/day.ts'
import type { UsageRecordId } from '../../src/domain/ids.ts'
import type { NanoUsd } from '../../src/domain/money.ts'
import type { Result } from '../../src/domain/result.ts'
import type { ExportEnd, ExportFormat } from '../../src/domain/usage/export.ts'
import type { UsageRecord } from '../../src/domain/usage/usage.ts'
import { newId } from '../../src/main/store/new-id.ts'
import { openStore, type Store } from '../../src/main/store/store.ts'
import { createExports, type RecordQuestion } from '../../src/main/usage/export/exports.ts'
import { readCsvRows } from '../../src/main/usage/reconcile/csv-rows.ts'
import { createTemporaryProfile, type TemporaryProfile } from '../support/temporary-profile.ts'

const total = 20_000
const all: RecordQuestion = { calendar: 'local', span: null, filter: null, kind: 'all' }
const startMs = Date.UTC(2026, 0, 1)

let profile: TemporaryProfile
let store: Store
let ids: readonly UsageRecordId[] = []

/** Every tenth is unpriced, and every twentieth failed; many have the same millisecond. */
function makeRecord(place: number): UsageRecord {
  const atMs = startMs + Math.floor(place / 3) * 60_000
  const isUnpriced = place % 10 === 0
  return {
    id: newId<UsageRecordId>(),
    atMs,
    localDay: dayOf(atMs, 'local'),
    keyId: null,
    keyFingerprint: null,
    project: '',
    baseUrl: 'https://api.openai.com/v1',
    conversationId: null,
    messageId: null,
    backend: 'responses',
    purpose: 'chat',
    modelAsked: place % 2 === 0 ? 'gpt-6-luna' : '=gpt-6-sol',
    modelAnswered: null,
    inputTokens: place,
    cachedInputTokens: 0,
    cacheWriteTokens: 0,
    outputTokens: 7,
    reasoningTokens: 0,
    costNanoUsd: isUnpriced ? null : ((place * 1_237) as NanoUsd), // an amount for this test
    certainty: isUnpriced ? 'unpriced' : 'exact',
    priceSource: null,
    priceDate: null,
    outcome: place % 20 === 0 ? 'failed' : 'done',
    failureCode: place % 20 === 0 ? 'network/reset' : null,
    timeToFirstTokenMs: null,
    durationMs: 12.5,
    requestId: null,
    claimedTokens: null,
  }
}

beforeAll(async () => {
  profile = await createTemporaryProfile('export')
  const opened = openStore({
    path: join(profile.folder, 'latchkey.db'),
    backupsPath: join(profile.folder, 'backups'),
    nowMs: Date.now,
  })
  if (!opened.ok) throw new Error(opened.failure.code)
  store = opened.value
  const records = Array.from({ length: total }, (_, place) => makeRecord(place))
  const written = store.transact(() => {
    for (const record of records) store.usageRecords.insert(record)
  })
  if (!written.ok) throw new Error(written.failure.code)
  ids = records.map(({ id }) => id).toReversed()
})
afterAll(async () => {
  store.close()
  await profile.remove()
})

async function exportTo(
  path: string,
  format: ExportFormat,
  question: RecordQuestion = all,
  onWritten: (written: number, cancel: () => void) => void = () => {},
): Promise<Result<ExportEnd>> {
  let nowMs = 0
  const source = createExports({
    readPage: (page) => store.usageRecords.list(page),
    countRecords: (asked) => store.usageRecords.count(asked),
    listLabels: () => new Map(),
    nowMs: () => (nowMs += 100),
    logger: { error: (_event, error) => expect.unreachable(String(error)) },
  }).start(question, format, { windowId: 1, choosePath: async () => path })
  return new Promise((resolve) => {
    source.attach({ delta: ({ written }) => onWritten(written, source.cancel), settle: resolve })
  })
}

const written = (count: number) => ({ ok: true, value: { end: 'written', written: count } })

describe('very many requests', () => {
  it('are each in the CSV file once, newest first, and add up to what the app shows', async () => {
    const path = join(profile.folder, 'all.csv')
    expect(await exportTo(path, 'csv')).toEqual(written(total))
    const [names = [], ...rows] = readCsvRows(await readFile(path, 'utf8'))
    const column = (name: string) => rows.map((row) => row[names.indexOf(name)] ?? '')
    expect(column('id')).toEqual(ids)
    const costNanoUsd = column('cost_nano_usd').reduce((sum, cost) => sum + Number(cost), 0)
    const shown = store.usageDays.sum(all)
    expect(costNanoUsd).toBe(shown.costNanoUsd)
    expect(column('cost_nano_usd').filter((cost) => cost === '')).toHaveLength(shown.unpricedRequests)
    expect(new Set(column('model_asked'))).toEqual(new Set(['gpt-6-luna', "'=gpt-6-sol"]))
  })

  it('are each in the JSON file once, one a line, which is valid as a whole and line by line', async () => {
    const path = join(profile.folder, 'all.json')
    expect(await exportTo(path, 'json')).toEqual(written(total))
    const whole = JSON.parse(await readFile(path, 'utf8')) as readonly { readonly id: string }[]
    expect(whole.map(({ id }) => id)).toEqual(ids)
    const lines: unknown[] = []
    for await (const line of createInterface({ input: createReadStream(path) }))
      if (line.startsWith('{')) lines.push(JSON.parse(line.replace(/,$/u, '')))
    expect(lines).toEqual(whole)
  })

  it('are narrowed as the page is', async () => {
    const path = join(profile.folder, 'failed.json')
    const failed: RecordQuestion = { ...all, kind: 'failed', filter: { by: 'model', id: 'gpt-6-luna' } }
    expect(await exportTo(path, 'json', failed)).toEqual(written(total / 20))
  })

  it('leave room for other work all the while', async () => {
    const end = exportTo(join(profile.folder, 'turns.csv'), 'csv')
    const state = { isOver: false }
    void end.then(() => (state.isOver = true))
    let turns = 0
    while (!state.isOver) {
      turns += 1
      await setImmediate()
    }
    // At least one turn for each page of 250.
    expect(turns).toBeGreaterThanOrEqual(total / 250)
  })

  it('leave nothing once they are cancelled midway', async () => {
    const before = await readdir(profile.folder)
    const path = join(profile.folder, 'cancelled.csv')
    const half = (done: number, cancel: () => void) => done > total / 2 && cancel()
    expect(await exportTo(path, 'csv', all, half)).toEqual({
      ok: true,
      value: { end: 'cancelled', written: 0 },
    })
    expect(await readdir(profile.folder)).toEqual(before)
  })
})
