// What is usual in a list of numbers. Robust: a few extreme values move neither the median nor the deviation.
// No function changes its input, and an empty list gives `null`.

const ascending = (values: readonly number[]): number[] => values.toSorted((left, right) => left - right)

/** For an even count the mean of the two in the middle; `null` for an empty list. */
export function median(values: readonly number[]): number | null {
  const sorted = ascending(values)
  const upper = sorted[Math.floor(sorted.length / 2)]
  if (upper === undefined) return null
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper
  return lower + (upper - lower) / 2
}

/** Returns the median distance from the median; `null` for an empty list. */
export function medianDeviation(values: readonly number[]): number | null {
  const middle = median(values)
  return middle === null ? null : median(values.map((value) => Math.abs(value - middle)))
}

/** Returns `null` for an empty list. */
export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
