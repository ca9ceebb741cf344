// How often something may happen: so much at once, and so much a minute after that. Pure but for its own state;
// the clock is handed in, and one that goes back gives nothing.

export interface Rate {
  /** The most at once. */
  readonly atOnce: number
  readonly perMinute: number
}

export interface Allowance {
  /** Returns true, and takes `amount`, if that much is left. Otherwise it takes nothing. */
  take(amount?: number): boolean
  /** Returns true if `amount` is left. */
  has(amount?: number): boolean
}

const minuteMs = 60_000

export function createAllowance({ atOnce, perMinute }: Rate, nowMs: () => number): Allowance {
  let left = atOnce
  let atMs = nowMs()

  function has(amount = 1): boolean {
    const laterMs = nowMs()
    left = Math.min(atOnce, left + (Math.max(0, laterMs - atMs) * perMinute) / minuteMs)
    atMs = laterMs
    return left >= amount
  }

  return {
    has,
    take(amount = 1) {
      if (!has(amount)) return false
      left -= amount
      return true
    },
  }
}
