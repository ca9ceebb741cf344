// What is usual in a row of numbers. Robust: a few wild values move neither the median nor the spread around it.
// None of it changes what it is given, and of nothing there is no answer.

const ascending = (values: readonly number[]): number[] => values.toSorted((left, right) => left - right)

/** Of an even count the mean of the two in the middle; `null` of none. */
export function median(values: readonly number[]): number | null {
  const sorted = ascending(values)
  const upper = sorted[Math.floor(sorted.length / 2)]
  if (upper === undefined) return null
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper
  return lower + (upper - lower) / 2
}

/** The median distance from the median; `null` of none. */
export function medianDeviation(values: readonly number[]): number | null {
  const middle = median(values)
  return middle === null ? null : median(values.map((value) => Math.abs(value - middle)))
}

/** `null` of none. */
export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
