// Decides when new text is drawn: at once after a quiet frame, else together at the next frame. A hidden
// window has no frames, so it draws at once.

export interface FrameClock {
  now(): number
  isHidden(): boolean
  /** Returns a function that cancels it. */
  onFrame(act: () => void): () => void
}

export interface FrameBatch {
  /** Call when something has arrived. */
  note(): void
  /** Draws now if something waits for a frame. */
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
