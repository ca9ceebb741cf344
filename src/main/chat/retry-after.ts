// How long a server asks one to wait. Longer waits than any library obeys are still told.

const maxDelayMs = 7 * 24 * 60 * 60 * 1_000

/** In milliseconds from now, or `null` when nothing usable was said. */
export function parseRetryAfterMs(headers: Headers | undefined, nowMs: number): number | null {
  const inMs = headers?.get('retry-after-ms')?.trim() ?? ''
  if (/^\d+(\.\d+)?$/u.test(inMs)) return clamp(Number(inMs))
  const plain = headers?.get('retry-after')?.trim() ?? ''
  if (/^\d+(\.\d+)?$/u.test(plain)) return clamp(Number(plain) * 1_000)
  // A date has letters; anything else, such as a negative number, says nothing.
  if (!/^[A-Z]/iu.test(plain)) return null
  const atMs = Date.parse(plain)
  return Number.isNaN(atMs) ? null : clamp(atMs - nowMs)
}

const clamp = (delayMs: number): number => Math.min(Math.max(0, Math.ceil(delayMs)), maxDelayMs)
