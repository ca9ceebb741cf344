// A pause that ends early, and quietly, when its signal is aborted.

export function wait(delayMs: number, signal: AbortSignal | null): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, delayMs)
  const end = (): void => {
    clearTimeout(timer)
    resolve()
  }
  signal?.addEventListener('abort', end, { once: true })
  return promise.finally(() => signal?.removeEventListener('abort', end))
}
