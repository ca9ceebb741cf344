// Waits in the page: for its work to be done, for the next frame, or for a condition.

/** Resolves once nothing more urgent is left to do; React's work, urgent or not, and drawing come first. */
export const untilIdle = (): Promise<unknown> => scheduler.postTask(() => {}, { priority: 'background' })

export const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))

/** Resolves right after the next frame has been drawn. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => resolve(), { once: true })
    port1.start()
    requestAnimationFrame(() => port2.postMessage(null))
  })

export const wait = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs))

const limitMs = 60_000

export async function until(isSo: () => boolean, describe: () => string): Promise<void> {
  const startedMs = performance.now()
  while (!isSo()) {
    if (performance.now() - startedMs > limitMs) throw new Error(`Gave up waiting for ${describe()}`)
    await nextFrame()
  }
}
