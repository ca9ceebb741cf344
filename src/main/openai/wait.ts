// Pauses that end early, without an error, when their signal aborts.

/** `delayMs` must be below a timer's maximum of about 24 days. */
export function wait(delayMs: number, signal?: AbortSignal | null): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (signal?.aborted === true) return Promise.resolve()
  const timer = setTimeout(resolve, delayMs)
  const end = (): void => {
    clearTimeout(timer)
    resolve()
  }
  signal?.addEventListener('abort', end, { once: true })
  return promise.finally(() => signal?.removeEventListener('abort', end))
}

const lookMs = 200

/**
 * Waits until the clock shows `atMs`. It looks a few times a second, because a timer alone would stand still
 * while the computer sleeps. If the clock is set back, nobody waits longer than the original delay.
 */
export async function waitUntil(atMs: number, nowMs: () => number, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now()
  const delayMs = atMs - nowMs()
  for (let leftMs = delayMs; leftMs > 0 && !signal.aborted;) {
    await wait(Math.min(leftMs, lookMs), signal)
    leftMs = Math.min(atMs - nowMs(), delayMs - (performance.now() - startedAt))
  }
}
