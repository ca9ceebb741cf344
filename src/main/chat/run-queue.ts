// How many answers are written at once, and who waits for a place. In the order of coming; a place is given
// back by whoever has it, or given up by whoever still waits, and never twice.

/**
 * Enough for several chats and branches side by side, and few enough for a server's limits and for main.
 */
export const maxAnswersAtOnce = 6

export interface RunQueue {
  /** Calls `onPlace` once there is a place, at once if there is one now. Answers how to leave. */
  enter(onPlace: () => void): () => void
}

export function createRunQueue(places = maxAnswersAtOnce): RunQueue {
  const waiting = new Set<() => void>()
  let taken = 0

  function admit(): void {
    for (const admitOne of waiting) {
      if (taken >= places) return
      taken += 1
      waiting.delete(admitOne)
      admitOne()
    }
  }

  return {
    enter(onPlace) {
      let hasLeft = false
      // A function of its own for each, so that one who enters twice stands in line twice.
      const admitOne = (): void => onPlace()
      waiting.add(admitOne)
      admit()
      return () => {
        if (hasLeft) return
        hasLeft = true
        if (waiting.delete(admitOne)) return
        taken -= 1
        admit()
      }
    },
  }
}
