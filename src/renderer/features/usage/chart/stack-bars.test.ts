import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, parseDay, type Day } from '../../../../domain/day.ts'
import type { NanoUsd } from '../../../../domain/money.ts'
import type { BarPart, UsageHistory } from '../../../../domain/usage/history.ts'
import { usageSumFields, type UsageSum } from '../../../../domain/usage/usage.ts'
import { drawBars, measureOf, stackBars } from './stack-bars.ts'

const nano = (amount: number): NanoUsd => amount as NanoUsd // an amount of a test
const first = parseDay('2026-11-01') as Day // it is one

// All its fields are those of a sum.
const noSum = Object.fromEntries(usageSumFields.map((field) => [field, 0])) as unknown as UsageSum

const part = (id: string | null, over: Partial<BarPart> = {}): BarPart => ({
  id,
  requests: 1,
  unpricedRequests: 0,
  tokens: 100,
  costNanoUsd: nano(1_000),
  estimatedNanoUsd: nano(0),
  ...over,
})

const history = (days: readonly (readonly BarPart[])[], total: Partial<UsageSum> = {}): UsageHistory => ({
  span: null,
  barLength: 'day',
  total: { ...noSum, ...total },
  previous: null,
  groups: [],
  groupCount: 0,
  bars: days.map((parts, index) => ({ fromDay: addDays(first, index), toDay: addDays(first, index), parts })),
  latency: null,
})

describe('stackBars', () => {
  it('puts the largest at the ground of each bar, and what is left over on top', () => {
    const { series, bars } = stackBars(
      history([
        [part(null, { costNanoUsd: nano(9_000) }), part('a')],
        [part('b', { costNanoUsd: nano(3_000) }), part('a')],
      ]),
      'cost',
    )
    expect(series).toEqual(['b', 'a', null])
    expect(bars.map(({ segments }) => segments.map(({ id }) => id))).toEqual([
      ['a', null],
      ['b', 'a'],
    ])
    expect(bars[0]?.total).toBe(10_000)
  })

  it('shows requests where nobody knows a cost, and only there', () => {
    const unpriced = history([[part('a', { costNanoUsd: nano(0), unpricedRequests: 1 })]], {
      unpricedRequests: 1,
    })
    expect(measureOf('cost', unpriced)).toBe('requests')
    expect(measureOf('tokens', unpriced)).toBe('tokens')
    expect(measureOf('cost', history([[]]))).toBe('cost')
    expect(stackBars(unpriced, 'cost').bars[0]?.segments).toEqual([{ id: 'a', value: 1, marked: 1 }])
  })

  it('marks what is estimated, and caps what has no price', () => {
    const stacks = stackBars(
      history([[part('a', { estimatedNanoUsd: nano(500), unpricedRequests: 2 })], [part('a')]]),
      'cost',
    )
    expect([stacks.hasEstimated, stacks.hasUnpriced]).toEqual([true, true])
    const [marked, plain] = drawBars(stacks, 400, 200)
    expect(marked?.segments[0]?.markedPx).toBeCloseTo((marked?.segments[0]?.heightPx ?? 0) / 2)
    expect(marked?.unpriced).not.toBeNull()
    expect(plain?.unpriced).toBeNull()
  })
})

describe('drawBars', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 10 ** 12 }), { minLength: 1, maxLength: 6 })
  it('keeps every bar within its band and the plot, as high as its share of the scale', () => {
    fc.assert(
      fc.property(
        fc.array(amounts, { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 200, max: 1_200 }),
        (days, widthPx) => {
          const stacks = stackBars(
            history(
              days.map((parts) =>
                parts.map((cost, index) => part(String(index), { costNanoUsd: nano(cost) })),
              ),
            ),
            'cost',
          )
          drawBars(stacks, widthPx, 200).forEach(({ reach, segments }, index) => {
            for (const { xPx, widthPx: barPx } of segments) {
              expect(xPx).toBeGreaterThanOrEqual(reach.xPx - 1e-6)
              expect(xPx + barPx).toBeLessThanOrEqual(reach.xPx + reach.widthPx + 1e-6)
            }
            const heightPx = segments.reduce((sum, segment) => sum + segment.heightPx, 0)
            const due = ((stacks.bars[index]?.total ?? 0) / stacks.scale.top) * 200
            // A thin part is drawn a little higher, so that it can be seen at all.
            expect(heightPx).toBeGreaterThanOrEqual(due - 1e-6)
            expect(heightPx).toBeLessThanOrEqual(due + segments.length * 1.5)
          })
        },
      ),
    )
  })
})
