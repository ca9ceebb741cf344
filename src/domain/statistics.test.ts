import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { mean, median, medianDeviation, quantile } from './statistics.ts'

const numbers = fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 60 })

test('of nothing there is nothing to say', () => {
  expect([median([]), medianDeviation([]), quantile([], 0.5), mean([])]).toEqual([null, null, null, null])
})

describe('the median', () => {
  it.each([
    [[5], 5],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[1, 1, 1, 1_000_000], 1],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected)
  })

  it('has as many values on one side as on the other, whatever their order', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const middle = median(values) ?? Number.NaN
        const half = values.length / 2
        expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(half)
        expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(half)
        expect(median(values.toReversed())).toBe(middle)
      }),
    )
  })
})

describe('the spread', () => {
  it('is the median distance from the median', () => {
    expect(medianDeviation([1, 1, 2, 2, 4, 6, 9])).toBe(1)
    expect(medianDeviation([7, 7, 7])).toBe(0)
  })

  it('moves with no shift, and grows with scale', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -1e6, max: 1e6 }), (values, shift) => {
        const spread = medianDeviation(values) ?? Number.NaN
        expect(medianDeviation(values.map((value) => value + shift))).toBe(spread)
        expect(medianDeviation(values.map((value) => value * -2))).toBe(spread * 2)
      }),
    )
  })

  it('is not moved beyond all bounds by fewer than half of the values', () => {
    expect(medianDeviation([9, 10, 11, 1e15, 1e15])).toBeLessThanOrEqual(2)
  })
})

describe('a quantile', () => {
  it.each([
    [0, 15],
    [0.05, 15],
    [0.3, 20],
    [0.4, 20],
    [0.5, 35],
    [1, 50],
  ])('of nearest rank at %d is %d', (share, expected) => {
    expect(quantile([35, 20, 15, 50, 40], share)).toBe(expected)
  })

  it('is one of the values, is not exceeded by so many of them, and none below it is enough', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
        const found = quantile(values, share) ?? Number.NaN
        expect(values).toContain(found)
        const upTo = values.filter((value) => value <= found).length
        const below = values.filter((value) => value < found).length
        expect(upTo).toBeGreaterThanOrEqual(values.length * share)
        expect(below).toBeLessThan(Math.max(1, Math.ceil(values.length * share)))
      }),
    )
  })
})
