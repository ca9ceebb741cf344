import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { mean, median, medianDeviation } from './statistics.ts'

const numbers = fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 60 })

test('of nothing there is nothing to say', () => {
  expect([median([]), medianDeviation([]), mean([])]).toEqual([null, null, null])
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
