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
    const spread = { ours: 0, theirs: 0 }
    expect(medians).toEqual({ ours: 1, theirs: 7, rounds: 5, theirRounds: 5, isLeast: false, spread })
  })

  it('says how far apart the rounds of each side are', async () => {
    const [ours, theirs] = [
      [9, 2, 2, 2, 3, 1],
      [9, 8, 8, 8, 8, 8],
    ]
    const medians = await takeTurns(
      () => ours.shift() ?? 0,
      () => theirs.shift() ?? 0,
      5,
    )
    expect(medians.spread).toEqual({ ours: 1, theirs: 0 })
  })

  it('does not run a peer again that gave up twice, and takes the bound for its time', async () => {
    const asked: number[] = []
    const medians = await takeTurns(
      () => 2,
      (mostMs) => {
        asked.push(mostMs)
        return { atLeast: mostMs - 1 }
      },
      5,
      30,
    )
    expect(asked).toEqual([60, 60])
    expect(medians).toMatchObject({ ours: 2, theirs: 59, rounds: 5, theirRounds: 1, isLeast: true })
  })

  it('goes on with a peer that gave up once, and says that the median is the least', async () => {
    let round = 0
    const medians = await takeTurns(
      () => 1,
      () => ((round += 1) === 3 ? { atLeast: 20 } : 10 + round),
      5,
      20,
    )
    expect(medians).toMatchObject({ theirs: 15, theirRounds: 5, isLeast: true })
  })

  it('has three rounds of a slow peer whose rounds are alike, and all of one whose are not', async () => {
    const run = async (times: number[]) =>
      await takeTurns(
        () => 1,
        () => times.shift() ?? 0,
        5,
        20,
      )
    expect(await run([99, 10, 10.5, 11])).toMatchObject({ theirs: 10.5, rounds: 5, theirRounds: 3 })
    expect(await run([99, 10, 10, 12, 10, 10])).toMatchObject({ theirs: 10, theirRounds: 5 })
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
