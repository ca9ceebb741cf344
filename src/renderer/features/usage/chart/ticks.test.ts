import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nanoUsdPerUsd } from '../../../../domain/money.ts'
import { formatTick, makeScale } from './ticks.ts'

const usd = (amount: number): number => Math.round(amount * nanoUsdPerUsd)
const labels = (maxUsd: number): string[] => {
  const scale = makeScale(usd(maxUsd), 4, false)
  return scale.ticks.map((tick) => formatTick(tick, scale, 'cost'))
}

describe('makeScale', () => {
  it('holds all that is drawn, in few round steps, and wastes less than half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 15 }), fc.boolean(), (max, isCount) => {
        const { ticks, top } = makeScale(max, 4, isCount)
        expect(top).toBeGreaterThanOrEqual(max * (1 - 1e-9))
        expect(top).toBe(ticks.at(-1))
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(5)
        expect(ticks[0]).toBe(0)
        if (isCount) expect(ticks.every(Number.isInteger)).toBe(true)
        if (max > 4) expect(top).toBeLessThanOrEqual(max * 2.01)
      }),
    )
  })

  it('has a line at 0 where nothing is drawn', () => {
    expect(makeScale(0, 4, false)).toEqual({ ticks: [0], top: 1 })
  })
})

describe('formatTick', () => {
  it.each([
    [0.0031, ['$0', '$0.001', '$0.002', '$0.003', '$0.004']],
    [0.9, ['$0', '$0.25', '$0.50', '$0.75', '$1.00']],
    [3.2, ['$0', '$1', '$2', '$3', '$4']],
    [1.9, ['$0', '$0.50', '$1.00', '$1.50', '$2.00']],
    [128, ['$0', '$50', '$100', '$150']],
    [4_800, ['$0', '$2,000', '$4,000', '$6,000']],
  ])('up to %d', (max, expected) => {
    expect(labels(max)).toEqual(expected)
  })

  it('counts without money', () => {
    const scale = makeScale(90_000, 4, true)
    expect(scale.ticks.map((tick) => formatTick(tick, scale, 'tokens'))).toEqual([
      '0',
      '25K',
      '50K',
      '75K',
      '100K',
    ])
  })
})
