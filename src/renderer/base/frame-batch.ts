// When what arrives is drawn: the first after a quiet frame at once, what follows it within a frame together with
// the next frame. While the window is hidden there are no frames; then everything goes at once.

export interface FrameClock {
  now(): number
  isHidden(): boolean
  /** Answers how to call it off. */
  onFrame(act: () => void): () => void
}

export interface FrameBatch {
  /** Something has arrived. */
  note(): void
  /** Draws now what waits for a frame, if anything does. */
  flush(): void
}

const frameMs = 16

export function batchByFrame(draw: () => void, clock: FrameClock = windowClock): FrameBatch {
  let drawnAtMs = -Infinity
  let callOff: (() => void) | null = null

  const drawNow = () => {
    callOff?.()
    callOff = null
    drawnAtMs = clock.now()
    draw()
  }

  return {
    note() {
      if (clock.isHidden() || (!callOff && clock.now() - drawnAtMs >= frameMs)) drawNow()
      else callOff ??= clock.onFrame(drawNow)
    },
    flush() {
      if (callOff) drawNow()
    },
  }
}

const windowClock: FrameClock = {
  now: () => performance.now(),
  isHidden: () => document.hidden,
  onFrame(act) {
    const frame = requestAnimationFrame(act)
    return () => cancelAnimationFrame(frame)
  },
}
