// Work that may wait, done in slices of a few milliseconds between frames and keystrokes, in turns. It also
// hands out the little time that may be spent at once while drawing, for all blocks of a frame together.

/** Does some of the work until the deadline (of `performance.now()`, in ms). `true`: there is no more. */
export type Work = (deadlineMs: number) => boolean

const sliceMs = 5
const frameMs = 16

const waiting = new Set<Work>()
let channel: MessageChannel | null = null
let isAsked = false

/** A piece of work that waits already keeps its turn. Returns how to take it back. */
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

/** Until when work may be done at once in this frame, in `performance.now()` ms. May have passed. */
export function findDeadlineAtOnce(atOnceMs: number): number {
  const nowMs = performance.now()
  if (nowMs - frameStartMs >= frameMs) frameStartMs = nowMs
  return frameStartMs + atOnceMs
}

export const hasTimeAtOnce = (atOnceMs: number): boolean => performance.now() < findDeadlineAtOnce(atOnceMs)
