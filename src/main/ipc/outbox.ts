// Sends everything that main tells one window, in order and in few messages: the first delta goes at once,
// deltas within the next 16 ms go together, and any other frame takes the waiting deltas along. 16 ms is one
// frame at 60 Hz; faster could not be drawn. Refuses nothing, and keeps nothing that was sent.
import type { Frame, StreamId } from '../../contract/wire.ts'

export const batchMs = 16

export interface Outbox {
  delta(stream: StreamId, delta: unknown): void
  push(frame: Exclude<Frame, { kind: 'deltas' }>): void
  /** Drops waiting deltas, and sends nothing after this. */
  close(): void
}

export function createOutbox(send: (frames: readonly Frame[]) => void): Outbox {
  let waiting = new Map<StreamId, unknown[]>()
  let timer: NodeJS.Timeout | null = null
  let isClosed = false

  const takeWaiting = (): Frame[] => {
    const taken = waiting
    waiting = new Map() // reset before sending, because a send can lead to another delta
    return [...taken].map(([stream, deltas]) => ({ kind: 'deltas', stream, deltas }))
  }

  const onTimer = (): void => {
    timer = null
    if (waiting.size === 0) return
    timer = setTimeout(onTimer, batchMs)
    send(takeWaiting())
  }

  return {
    delta(stream, delta) {
      if (isClosed) return
      if (timer === null) {
        timer = setTimeout(onTimer, batchMs)
        send([{ kind: 'deltas', stream, deltas: [delta] }])
        return
      }
      const deltas = waiting.get(stream)
      if (deltas) deltas.push(delta)
      else waiting.set(stream, [delta])
    },
    push(frame) {
      if (isClosed) return
      send([...takeWaiting(), frame])
    },
    close() {
      isClosed = true
      if (timer !== null) clearTimeout(timer)
      timer = null
      waiting.clear()
    },
  }
}
