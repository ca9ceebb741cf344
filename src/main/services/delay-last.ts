/**
 * Returns a function that runs `work` once, `quietMs` after the first of several calls. It doesn't keep the
 * process alive.
 */
export function delayLast(work: () => void, quietMs: number): () => void {
  let timer: NodeJS.Timeout | null = null
  return () => {
    timer ??= setTimeout(() => {
      timer = null
      work()
    }, quietMs).unref()
  }
}
