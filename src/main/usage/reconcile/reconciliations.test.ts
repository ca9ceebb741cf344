import { describe, expect, test, vi } from 'vitest'
import { openAiBaseUrl } from '../../../domain/chat/model.ts'
import { ok } from '../../../domain/result.ts'
import type { UsageRecord } from '../../../domain/usage/usage.ts'
import { prepareReconcile } from '../../store/usage/reconcile-queries.ts'
import { makeRecord, openTestConnection } from '../../store/test-support.ts'
import { prepareUsageRecords } from '../../store/usage/record-queries.ts'
import type { ReadExport } from './export-thread.ts'
import { sumOwnRecords } from './own-sums.ts'
import { createReconciliations } from './reconciliations.ts'
import { day, exported, nano, used } from './test-support.ts'

const noon = Date.UTC(2026, 10, 3, 12)
const oneDay = { fromDay: day('2026-11-03'), toDay: day('2026-11-03') }

function open(records: readonly Partial<UsageRecord>[]) {
  const db = openTestConnection()
  const { insert } = prepareUsageRecords(db)
  db.transaction(() => {
    for (const record of records) insert(makeRecord({ atMs: noon, baseUrl: openAiBaseUrl, ...record }))
  })()
  return prepareReconcile(db)
}

const [oneMs, dayMs] = [1, 86_400_000]

describe('our own sums', () => {
  test('are of the UTC days asked for, by the model that answered', async () => {
    const queries = open([
      { atMs: Date.UTC(2026, 10, 3), modelAnswered: 'gpt-5-2025-08-07' },
      { atMs: Date.UTC(2026, 10, 4) - oneMs, modelAnswered: 'gpt-5-2025-08-07' },
      { atMs: Date.UTC(2026, 10, 3) - oneMs },
      { atMs: Date.UTC(2026, 10, 4) },
      { modelAnswered: null, modelAsked: 'gpt-5' },
    ])
    expect(await sumOwnRecords(queries, oneDay)).toEqual([
      {
        day: '2026-11-03',
        modelId: 'gpt-5-2025-08-07',
        requests: 2,
        inputTokens: 20,
        outputTokens: 10,
        costNanoUsd: 7_000,
        estimatedRequests: 0,
        unpricedRequests: 0,
      },
      expect.objectContaining({ modelId: 'gpt-5', requests: 1 }),
    ])
  })

  test('are of what went to OpenAI and was begun there', async () => {
    const queries = open([
      { baseUrl: 'http://127.0.0.1:11434/v1', backend: 'chat-completions' },
      { baseUrl: 'https://api.openai.com.example/v1', backend: 'chat-completions' },
      { backend: 'practice', certainty: 'free', costNanoUsd: nano(0), baseUrl: null },
      { backend: 'chat-completions', baseUrl: null },
      {
        outcome: 'failed',
        failureCode: 'openai/rate-limited',
        inputTokens: 0,
        outputTokens: 0,
        costNanoUsd: nano(0),
      },
      // These are.
      { outcome: 'failed', failureCode: 'network/reset', certainty: 'estimated' },
      { outcome: 'stopped', certainty: 'unpriced', costNanoUsd: null },
      { purpose: 'key-test' },
      { backend: 'responses', baseUrl: null },
    ])
    expect(await sumOwnRecords(queries, oneDay)).toEqual([
      expect.objectContaining({
        requests: 4,
        estimatedRequests: 1,
        unpricedRequests: 1,
        costNanoUsd: 10_500,
      }),
    ])
  })

  test('are of all records, however many slices they take', async () => {
    const queries = open(
      Array.from({ length: 2_001 }, (_, place) => ({ atMs: noon + Math.floor(place / 1_500) })),
    )
    const readRecords = vi.fn<typeof queries.readRecords>((slice) => queries.readRecords(slice))
    expect(await sumOwnRecords({ readRecords }, oneDay)).toMatchObject([{ requests: 2_001 }])
    expect(readRecords).toHaveBeenCalledTimes(5)
  })
})

describe('a comparison', () => {
  const parsed = ok(
    exported('usage', used({ modelId: 'gpt-6-luna', requests: 1, inputTokens: 10, outputTokens: 5 })),
  )
  const readExport = vi.fn<ReadExport>(async () => parsed)
  const make = (records: readonly Partial<UsageRecord>[]) =>
    createReconciliations({ queries: open(records), readExport, nowMs: () => noon + 9 * dayMs })

  test('lays the file that was chosen beside the records', async () => {
    const compared = await make([{}]).reconcile({ windowId: 1, choosePath: async () => '/a/file' })
    expect(compared).toMatchObject({ ok: true, value: { rows: [{ isEqual: true }] } })
    expect(readExport).toHaveBeenLastCalledWith('/a/file')
  })

  test('of no file is none', async () => {
    expect(await make([]).reconcile({ windowId: 1, choosePath: async () => null })).toEqual(ok(null))
  })

  test('is not asked for twice at once', async () => {
    const chosen = Promise.withResolvers<string | null>()
    const reconciliations = make([])
    const first = reconciliations.reconcile({ windowId: 1, choosePath: () => chosen.promise })
    const ask = vi.fn<() => Promise<null>>(async () => null)
    expect(await reconciliations.reconcile({ windowId: 1, choosePath: ask })).toEqual(ok(null))
    expect(ask).not.toHaveBeenCalled()
    chosen.resolve(null)
    await first
    await reconciliations.reconcile({ windowId: 1, choosePath: ask })
    expect(ask).toHaveBeenCalledOnce()
  })
})
