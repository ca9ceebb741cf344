// Does work that can wait, in slices of a few milliseconds between frames and key presses, taking turns. Also
// shares out the little time for work while drawing, among all blocks of a frame.

/** Works until the deadline, in ms of `performance.now()`. Returns true if nothing is left. */
export type Work = (deadlineMs: number) => boolean

const sliceMs = 5
const frameMs = 16

const waiting = new Set<Work>()
let channel: MessageChannel | null = null
let isAsked = false

/** Work that already waits keeps its turn. Returns a function that removes it. */
export function addWork(work: Work): () => void {
  waiting.add(work)
  askForSlice()
  return () => waiting.delete(work)
}

function askForSlice(): void {
  if (isAsked || waiting.size === 0) return
  isAsked = true
  if (!channel) {
    channel = new MessageChannel()
    channel.port1.addEventListener('message', runSlice)
    channel.port1.start()
  }
  channel.port2.postMessage(null)
}

function runSlice(): void {
  isAsked = false
  const deadlineMs = performance.now() + sliceMs
  for (const work of waiting) {
    if (performance.now() > deadlineMs) break
    waiting.delete(work)
    if (!work(deadlineMs)) waiting.add(work)
  }
  askForSlice()
}

let frameStartMs = -Infinity

/** The time until which this frame may work at once, in ms of `performance.now()`; it may have passed. */
export function findDeadlineAtOnce(atOnceMs: number): number {
  const nowMs = performance.now()
  if (nowMs - frameStartMs >= frameMs) frameStartMs = nowMs
  return frameStartMs + atOnceMs
}

export const hasTimeAtOnce = (atOnceMs: number): boolean => performance.now() < findDeadlineAtOnce(atOnceMs)
