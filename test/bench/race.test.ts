import { describe, expect, it } from 'vitest'
import { beatsTimes, isWon, keepsWithin, median, quantile, takeTurns } from './race.ts'

describe('medians and quantiles', () => {
  it('are taken of sorted numbers, not of words', () => {
    expect(median([10, 9, 100])).toBe(10)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(quantile([5, 1, 4, 2, 3], 0.95)).toBe(5)
    expect(quantile([5, 1, 4, 2, 3], 0.2)).toBe(1)
  })

  it('are none of nothing', () => {
    expect(() => median([])).toThrow(RangeError)
    expect(() => quantile([], 0.5)).toThrow(RangeError)
  })
})

describe('a race', () => {
  it('gives both sides each place in turn, and does not count the first round', async () => {
    const order: string[] = []
    let [ours, theirs] = [1_000, 2_000]
    const medians = await takeTurns(
      () => {
        order.push('o')
        return (ours = order.length <= 2 ? ours : 1)
      },
      () => {
        order.push('t')
        return (theirs = order.length <= 2 ? theirs : 7)
      },
      5,
    )
    expect(order.join('')).toBe('ottoottootto')
    expect(medians).toEqual({ ours: 1, theirs: 7, rounds: 5 })
  })

  it('has no fewer than five rounds', async () => {
    await expect(
      takeTurns(
        () => 1,
        () => 1,
        4,
      ),
    ).rejects.toThrow(RangeError)
  })

  it('is won at its limit and not beyond', () => {
    const medians = { ours: 2, theirs: 50, rounds: 5 }
    expect(isWon(beatsTimes(medians, 25))).toBe(true)
    expect(isWon(beatsTimes(medians, 25.1))).toBe(false)
    expect(isWon(keepsWithin({ ...medians, theirs: 2 }, 1))).toBe(true)
    expect(isWon(keepsWithin({ ...medians, theirs: 1.9 }, 1))).toBe(false)
  })
})
