// Many calls in a short while become one, at its end. It doesn't keep the process alive.

export function coalesce(work: () => void, quietMs: number): () => void {
  let timer: NodeJS.Timeout | null = null
  return () => {
    timer ??= setTimeout(() => {
      timer = null
      work()
    }, quietMs).unref()
  }
}
