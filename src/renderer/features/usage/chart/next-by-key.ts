// Moves between bars by keys.

const pageSteps = 7

/** Returns `null` for a key that moves nothing. */
export function nextByKey(key: string, index: number, last: number): number | null {
  const steps: Partial<Record<string, number>> = {
    ArrowLeft: index - 1,
    ArrowRight: index + 1,
    PageUp: index - pageSteps,
    PageDown: index + pageSteps,
    Home: 0,
    End: last,
  }
  const next = steps[key]
  return next === undefined ? null : Math.min(last, Math.max(0, next))
}
