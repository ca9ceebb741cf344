import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { parseDay } from '../../../domain/day.ts'
import type { KeyId, UsageRecordId } from '../../../domain/ids.ts'
import type { Result } from '../../../domain/result.ts'
import type { ExportEnd, ExportProgress } from '../../../domain/usage/export.ts'
import { newId } from '../../store/new-id.ts'
import { readCsvRows } from '../reconcile/csv-rows.ts'
import { createExports, type ExportSource, type ExportsOptions, type RecordQuestion } from './exports.ts'
import { listed, makeFolder, startMs } from './test-support.ts'

const day = parseDay('2026-11-01')
if (!day) throw new Error('a day of this test')

const keyId = newId<KeyId>()
const question: RecordQuestion = {
  calendar: 'local',
  span: { fromDay: day, toDay: day },
  filter: null,
  kind: 'all',
}

/** Pages as the database answers them: some short, some empty, the last one said to be it. */
const makePages = (sizes: readonly number[]) => {
  const pages = sizes.map((size) => Array.from({ length: size }, () => listed({ keyId })))
  const ends = pages.map(() => newId<UsageRecordId>())
  const readPage: ExportsOptions['readPage'] = ({ before }) => {
    const place = before === null ? 0 : ends.indexOf(before) + 1
    return { records: pages[place] ?? [], next: place < pages.length - 1 ? (ends[place] ?? null) : null }
  }
  return { ids: pages.flat().map(({ id }) => id), readPage }
}

const error = vi.fn<(event: string, error: unknown) => void>()

const makeExports = (over: Partial<ExportsOptions> = {}) =>
  createExports({
    readPage: makePages([3]).readPage,
    countRecords: () => 3,
    listLabels: () => new Map([[keyId, 'Work']]),
    nowMs: () => startMs,
    logger: { error },
    ...over,
  })

function watch(source: ExportSource) {
  const deltas: ExportProgress[] = []
  const settled = Promise.withResolvers<Result<ExportEnd>>()
  const detach = source.attach({ delta: (delta) => void deltas.push(delta), settle: settled.resolve })
  return { deltas, detach, settled: settled.promise }
}

const into = (path: string | null) => ({ windowId: 1, choosePath: async () => path })

describe('an export', () => {
  test.each(['csv', 'json'] as const)(
    'of several pages is one whole %s file, in their order',
    async (format) => {
      const folder = makeFolder()
      const path = join(folder, 'usage')
      const { ids, readPage } = makePages([2, 0, 3, 1])
      const { settled } = watch(makeExports({ readPage }).start(question, format, into(path)))
      expect(await settled).toEqual({ ok: true, value: { end: 'written', written: 6 } })
      const text = readFileSync(path, 'utf8')
      const read =
        format === 'csv'
          ? [...readCsvRows(text)].slice(1).map(([id]) => id)
          : (JSON.parse(text) as { id: string }[]).map(({ id }) => id) // what was just written
      expect(read).toEqual(ids)
      expect(text).toContain('Work')
      expect(readdirSync(folder)).toEqual(['usage'])
    },
  )

  test.each([
    ['csv', /^\u{FEFF}id,.*\r\n$/u],
    ['json', /^\[\s*\]\n$/u],
  ] as const)('of nothing is a %s file of nothing', async (format, whole) => {
    const path = join(makeFolder(), 'usage')
    const { readPage } = makePages([0])
    const { settled } = watch(makeExports({ readPage }).start(question, format, into(path)))
    expect(await settled).toEqual({ ok: true, value: { end: 'written', written: 0 } })
    expect(readFileSync(path, 'utf8')).toMatch(whole)
  })

  test('in JSON has amounts as integers and as text, and what is not known as null', async () => {
    const path = join(makeFolder(), 'usage')
    const records = [listed(), listed({ costNanoUsd: null, certainty: 'unpriced', keyId: newId<KeyId>() })]
    const readPage = () => ({ records, next: null })
    await watch(makeExports({ readPage }).start(question, 'json', into(path))).settled
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject([
      { cost_nano_usd: 3_500, cost_usd: '0.0000035', input_tokens: 10 },
      { cost_nano_usd: null, cost_usd: null, certainty: 'unpriced', key_label: null },
    ])
  })

  test('is named after its days', async () => {
    const names: string[] = []
    const place = { windowId: 1, choosePath: async (name: string) => (names.push(name), null) }
    const exports = makeExports()
    const march = { fromDay: parseDay('2026-03-01') ?? day, toDay: parseDay('2026-03-31') ?? day }
    for (const span of [question.span, march, null])
      await watch(exports.start({ ...question, span }, 'csv', place)).settled
    expect(names).toEqual([
      'latchkey-usage-2026-11-01.csv',
      'latchkey-usage-2026-03-01-to-2026-03-31.csv',
      'latchkey-usage.csv',
    ])
  })

  test('asks for exactly what is shown', async () => {
    const readPage = vi.fn<ExportsOptions['readPage']>(() => ({ records: [], next: null }))
    const shown: RecordQuestion = {
      calendar: 'utc',
      span: null,
      filter: { by: 'model', id: 'gpt-6-luna' },
      kind: 'failed',
    }
    await watch(makeExports({ readPage }).start(shown, 'csv', into(join(makeFolder(), 'usage')))).settled
    expect(readPage).toHaveBeenCalledExactlyOnceWith({ ...shown, limit: 250, before: null })
  })

  test('tells how far it is ten times a second at most, and never more than there are', async () => {
    const { readPage } = makePages(Array.from({ length: 50 }, () => 2))
    let nowMs = startMs
    const exports = makeExports({ readPage, countRecords: () => 60, nowMs: () => (nowMs += 10) })
    const { deltas, settled } = watch(exports.start(question, 'csv', into(join(makeFolder(), 'usage'))))
    await settled
    expect(deltas.length).toBeGreaterThan(3)
    expect(deltas.length).toBeLessThanOrEqual(7)
    // More than were counted ahead.
    expect(deltas.every(({ written, total }) => written <= total)).toBe(true)
    expect(deltas.map(({ written }) => written)).toEqual(
      deltas.map(({ written }) => written).toSorted((a, b) => a - b),
    )
  })
})

describe('an export that ends early', () => {
  test('because no file was chosen, writes none', async () => {
    const { settled } = watch(makeExports().start(question, 'csv', into(null)))
    expect(await settled).toEqual({ ok: true, value: { end: 'chosen-none', written: 0 } })
  })

  test('because it is cancelled, leaves nothing', async () => {
    const folder = makeFolder()
    const pages = makePages(Array.from({ length: 20 }, () => 2))
    let read = 0
    const source = makeExports({
      readPage(asked) {
        if (++read === 5) source.cancel()
        return pages.readPage(asked)
      },
    }).start(question, 'csv', into(join(folder, 'usage')))
    expect(await watch(source).settled).toEqual({ ok: true, value: { end: 'cancelled', written: 0 } })
    expect(read).toBe(5)
    expect(readdirSync(folder)).toEqual([])
  })

  test('because it is cancelled while a file is chosen, begins none', async () => {
    const folder = makeFolder()
    const chosen = Promise.withResolvers<string | null>()
    const source = makeExports().start(question, 'csv', { windowId: 1, choosePath: () => chosen.promise })
    source.cancel()
    chosen.resolve(join(folder, 'usage'))
    expect(await watch(source).settled).toMatchObject({ value: { end: 'cancelled' } })
    expect(readdirSync(folder)).toEqual([])
  })

  test('because the app closes, leaves nothing', async () => {
    const folder = makeFolder()
    const more = newId<UsageRecordId>()
    const exports = makeExports({ readPage: () => ({ records: [listed()], next: more }) })
    const { settled } = watch(exports.start(question, 'csv', into(join(folder, 'usage'))))
    await vi.waitFor(() => expect(readdirSync(folder)).toHaveLength(1))
    await exports.close()
    expect(readdirSync(folder)).toEqual([])
    expect(await settled).toMatchObject({ value: { end: 'cancelled' } })
  })

  test('because the file can’t be written, says so', async () => {
    const { settled } = watch(makeExports().start(question, 'csv', into(join(makeFolder(), 'none', 'usage'))))
    expect(await settled).toMatchObject({ ok: false, failure: { code: 'usage/not-written' } })
  })

  test('because reading throws, leaves nothing and says that it is a fault', async () => {
    const folder = makeFolder()
    const readPage = () => {
      throw new Error('a bug of this test')
    }
    const { settled } = watch(makeExports({ readPage }).start(question, 'csv', into(join(folder, 'usage'))))
    expect(await settled).toMatchObject({ ok: false, failure: { code: 'bug/unexpected' } })
    expect(error).toHaveBeenCalled()
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a window', () => {
  test('that goes away doesn’t end its export', async () => {
    const path = join(makeFolder(), 'usage')
    const { readPage } = makePages(Array.from({ length: 30 }, () => 2))
    const { detach, deltas } = watch(makeExports({ readPage }).start(question, 'csv', into(path)))
    detach()
    await vi.waitFor(() => expect([...readCsvRows(readFileSync(path, 'utf8'))]).toHaveLength(61))
    expect(deltas).toEqual([])
  })

  test('that asks for a file already is not asked for another; another window is', async () => {
    const chosen = Promise.withResolvers<string | null>()
    const exports = makeExports()
    const first = watch(exports.start(question, 'csv', { windowId: 1, choosePath: () => chosen.promise }))
    const ask = vi.fn<() => Promise<null>>(async () => null)
    const second = watch(exports.start(question, 'csv', { windowId: 1, choosePath: ask }))
    expect(await second.settled).toEqual({ ok: true, value: { end: 'chosen-none', written: 0 } })
    expect(ask).not.toHaveBeenCalled()
    await watch(exports.start(question, 'csv', { windowId: 2, choosePath: ask })).settled
    expect(ask).toHaveBeenCalledOnce()
    chosen.resolve(join(makeFolder(), 'usage'))
    expect(await first.settled).toMatchObject({ value: { end: 'written' } })
    await watch(exports.start(question, 'csv', { windowId: 1, choosePath: ask })).settled
    expect(ask).toHaveBeenCalledTimes(2)
  })
})

test.each([1, 0])('other work goes on between two pages of %i', async (size) => {
  const pages = makePages(Array.from({ length: 20 }, () => size))
  const state = { isOver: false, turns: 0 }
  const turnsOfPages = new Set<number>()
  const readPage: ExportsOptions['readPage'] = (asked) => {
    turnsOfPages.add(state.turns)
    return pages.readPage(asked)
  }
  const { settled } = watch(
    makeExports({ readPage }).start(question, 'csv', into(join(makeFolder(), 'usage'))),
  )
  void settled.then(() => (state.isOver = true))
  while (!state.isOver) {
    state.turns += 1
    await setImmediate()
  }
  expect(turnsOfPages.size).toBe(20)
})
