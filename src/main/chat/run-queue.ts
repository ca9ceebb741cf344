// Limits how many answers are written at once; the others wait in the order they came. Each leaves once:
// either it gives back its place, or it stops waiting for one.

/** Enough for several chats and branches at once, few enough for a server's limits and for main. */
export const maxAnswersAtOnce = 6

export interface RunQueue {
  /** Calls `onPlace` once there is a place, at once if there is one now. Returns the function that leaves. */
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
      // A new function for each call, so that the set keeps a caller who enters twice as two.
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
