import { describe, expect, test } from 'vitest'
import { reconciledRow, reconciliation } from '../../../contract/usage-values.ts'
import { addDays } from '../../../domain/day.ts'
import { maxReconciledRows } from '../../../domain/usage/reconciliation.ts'
import { compare } from './compare.ts'
import type { OwnSum } from './own-sums.ts'
import type { ExportSum, ParsedExport } from './parsed-export.ts'
import { day, dollars, exported, nano, own, paid, used } from './test-support.ts'

const today = day('2026-12-24')

const rowsOf = (parsed: ParsedExport, ours: readonly OwnSum[], now = today) => compare(parsed, ours, now).rows
const reasonsOf = (parsed: ParsedExport, ours: readonly OwnSum[], now = today) =>
  rowsOf(parsed, ours, now).map(({ reasons }) => reasons)

describe('a usage export', () => {
  test('that says the same is equal, with nothing to explain', () => {
    const compared = compare(exported('usage', used()), [own()], today)
    expect(compared).toEqual({
      kind: 'usage',
      span: { fromDay: '2026-11-01', toDay: '2026-11-30' },
      ours: { requests: 10, inputTokens: 1_000, outputTokens: 500, costNanoUsd: dollars(2) },
      theirs: { requests: 10, inputTokens: 1_000, outputTokens: 500, costNanoUsd: null },
      rows: [
        {
          day: '2026-11-03',
          modelId: 'gpt-5',
          ours: { requests: 10, inputTokens: 1_000, outputTokens: 500, costNanoUsd: dollars(2) },
          theirs: { requests: 10, inputTokens: 1_000, outputTokens: 500, costNanoUsd: null },
          isEqual: true,
          reasons: [],
        },
      ],
      moreRows: 0,
      ignoredLines: 0,
    })
  })

  test('adds both sides up over all rows', () => {
    const { ours, theirs } = compare(
      exported('usage', used(), used({ modelId: 'gpt-5-mini', requests: null })),
      [own(), own({ day: day('2026-11-04'), unpricedRequests: 10 })],
      today,
    )
    expect(ours).toMatchObject({ requests: 20, inputTokens: 2_000, costNanoUsd: dollars(4) })
    expect(theirs).toMatchObject({ requests: 10, inputTokens: 2_000, costNanoUsd: null })
  })

  test('is compared by what it says alone', () => {
    expect(rowsOf(exported('usage', used({ requests: null })), [own()])).toMatchObject([{ isEqual: true }])
  })

  test('lists what one side alone has', () => {
    const rows = rowsOf(exported('usage', used()), [own({ day: day('2026-11-05') })])
    expect(rows).toMatchObject([
      { day: '2026-11-03', ours: null, isEqual: false, reasons: ['other-apps'] },
      { day: '2026-11-05', theirs: null, isEqual: false, reasons: ['other-project'] },
    ])
  })

  test('that doesn’t tell models apart has one row a day', () => {
    const ours = [
      own({ requests: 4 }),
      own({ modelId: 'gpt-5-mini', requests: 6, inputTokens: 0, outputTokens: 0 }),
    ]
    expect(rowsOf(exported('usage', used({ modelId: null })), ours)).toMatchObject([
      { modelId: null, ours: { requests: 10 }, isEqual: true },
    ])
  })

  test('calls a snapshot by its bare name where we do', () => {
    const theirs = used({ modelId: 'gpt-5-2025-08-07' })
    expect(rowsOf(exported('usage', theirs), [own()])).toMatchObject([{ modelId: 'gpt-5', isEqual: true }])
  })
})

describe('a difference in usage is explained', () => {
  test.each<readonly [string, Partial<ExportSum>, Partial<OwnSum>, readonly string[]]>([
    ['by other apps, where theirs is more', { requests: 12, inputTokens: 9_000 }, {}, ['other-apps']],
    ['by other apps, where only requests are more', { requests: 12 }, {}, ['other-apps']],
    ['by rounding, where tokens differ by a few a request', { inputTokens: 1_030 }, {}, ['rounding']],
    [
      'by rounding, where an estimate is that close',
      { inputTokens: 1_030 },
      { estimatedRequests: 1 },
      ['rounding'],
    ],
    ['not by rounding, where requests differ', { inputTokens: 1_030, requests: 11 }, {}, ['other-apps']],
    [
      'by our estimate, where ours is more',
      { outputTokens: 100 },
      { estimatedRequests: 1 },
      ['our-estimate'],
    ],
    [
      'by other apps or our estimate, where theirs is more',
      { outputTokens: 900 },
      { estimatedRequests: 1 },
      ['other-apps', 'our-estimate'],
    ],
    ['by another project, where nothing else does', { outputTokens: 100 }, {}, ['other-project']],
    ['not by a lack of price', { outputTokens: 900 }, { unpricedRequests: 3 }, ['other-apps']],
  ])('%s', (_name, theirs, ours, reasons) => {
    expect(reasonsOf(exported('usage', used(theirs)), [own(ours)])).toEqual([reasons])
  })

  test('by a day that is not over, or only just is, where ours is more', () => {
    const ours = [own()]
    const parsed = exported('usage', used({ outputTokens: 100 }))
    const at = (after: number) => reasonsOf(parsed, ours, addDays(day('2026-11-03'), after))
    expect([at(0), at(1), at(2)]).toEqual([[['not-there-yet']], [['not-there-yet']], [['other-project']]])
    const more = exported('usage', used({ outputTokens: 5_000 }))
    expect(reasonsOf(more, ours, day('2026-11-03'))).toEqual([['other-apps']])
  })

  test('by the border of two days, where the next one differs the other way', () => {
    const next = day('2026-11-04')
    const parsed = exported('usage', used({ outputTokens: 1_000 }), used({ day: next, outputTokens: 0 }))
    expect(reasonsOf(parsed, [own(), own({ day: next })])).toEqual([['day-border'], ['day-border']])
    // Half as much is enough, less is not; and the day after next is no border.
    const less = exported('usage', used({ outputTokens: 1_000 }), used({ day: next, outputTokens: 300 }))
    expect(reasonsOf(less, [own(), own({ day: next })])).toEqual([['other-apps'], ['day-border']])
    const far = exported(
      'usage',
      used({ outputTokens: 1_000 }),
      used({ day: addDays(next, 1), outputTokens: 0 }),
    )
    expect(reasonsOf(far, [own(), own({ day: addDays(next, 1) })])).toEqual([
      ['other-apps'],
      ['other-project'],
    ])
  })

  test('by the border of two days for the same model alone', () => {
    const next = day('2026-11-04')
    const parsed = exported(
      'usage',
      used({ outputTokens: 1_000 }),
      used({ day: next, modelId: 'gpt-4', outputTokens: 0 }),
    )
    expect(reasonsOf(parsed, [own(), own({ day: next, modelId: 'gpt-4' })])).toEqual([
      ['other-apps'],
      ['other-project'],
    ])
  })
})

describe('a difference in costs is explained', () => {
  test.each<readonly [string, Partial<ExportSum>, Partial<OwnSum>, readonly string[]]>([
    ['by nothing within a nano-dollar a request', { costNanoUsd: nano(2_000_000_900) }, {}, []],
    ['by rounding below a cent', { costNanoUsd: dollars(2.009) }, {}, ['rounding']],
    ['not by rounding from a cent on', { costNanoUsd: dollars(2.01) }, {}, ['other-apps']],
    [
      'not by rounding, where it is most of the row',
      { costNanoUsd: dollars(0.009) },
      { costNanoUsd: dollars(0.001) },
      ['other-apps'],
    ],
    ['by other apps, where theirs is more', { costNanoUsd: dollars(3) }, {}, ['other-apps']],
    [
      'by other apps or unpriced requests of ours',
      { costNanoUsd: dollars(3) },
      { unpricedRequests: 1 },
      ['other-apps', 'our-unpriced'],
    ],
    ['by unpriced requests, where amounts are the same', {}, { unpricedRequests: 1 }, ['our-unpriced']],
    [
      'by our estimate, where ours is more',
      { costNanoUsd: dollars(1) },
      { estimatedRequests: 2 },
      ['our-estimate'],
    ],
    ['by another project, where nothing else does', { costNanoUsd: dollars(1) }, {}, ['other-project']],
  ])('%s', (_name, theirs, ours, reasons) => {
    expect(reasonsOf(exported('costs', paid(theirs)), [own(ours)])).toEqual([reasons])
  })

  test('and what has no price of ours has no cost, not one of $0', () => {
    const ours = own({ requests: 2, unpricedRequests: 2, costNanoUsd: nano(0) })
    expect(rowsOf(exported('costs', paid()), [ours])).toMatchObject([
      { ours: { costNanoUsd: null }, reasons: ['other-apps', 'our-unpriced'] },
    ])
  })

  test('and requests are not missed, of which costs say nothing', () => {
    expect(rowsOf(exported('costs', paid()), [own()])).toMatchObject([{ isEqual: true }])
  })
})

describe('very many rows', () => {
  const many = Array.from({ length: maxReconciledRows + 10 }, (_, place) => ({
    modelId: `model-${String(place).padStart(5, '0')}`,
  }))
  const compared = compare(
    exported('usage', ...many.map((over) => used(over))),
    many.map((over, place) => own({ ...over, ...(place % 2 === 1 && { requests: 11 }) })),
    today,
  )

  test('are cut, those that are equal first; all are in the sums', () => {
    expect(compared.rows).toHaveLength(maxReconciledRows)
    expect(compared.moreRows).toBe(10)
    expect(compared.rows.filter((row) => !row.isEqual)).toHaveLength(many.length / 2)
    expect(compared.theirs.requests).toBe(10 * many.length)
  })

  test('stay in the order of days and models', () => {
    const names = compared.rows.map(({ modelId }) => modelId ?? '')
    expect(names).toEqual(names.toSorted((left, right) => (left < right ? -1 : 1)))
  })

  test('fit the contract', () => {
    const { rows, ...rest } = compared
    expect(reconciliation.safeParse(rest).success).toBe(true)
    expect(reconciledRow.array().safeParse(rows).success).toBe(true)
  })
})
