// How long the keychain is waited for. Nobody's time runs while a person is asked for a password: however long
// they take, what waited for it goes on.

export interface Patience {
  /** Runs `work` with a signal that aborts after the time limit. */
  within<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value>
  /** Stops the time until the returned function is called. */
  hold(): () => void
  /** Gives up what waits for a person now. What waits for the keychain alone goes on. */
  giveUp(): void
}

export function createPatience(timeoutMs: number): Patience {
  const waiting = new Map<AbortController, NodeJS.Timeout | null>()
  let holds = 0

  const start = (controller: AbortController): void => {
    const timer = holds > 0 ? null : setTimeout(() => controller.abort(), timeoutMs)
    waiting.set(controller, timer)
  }
  const restart = (): void => {
    for (const [controller, timer] of waiting) {
      if (timer) clearTimeout(timer)
      start(controller)
    }
  }

  return {
    async within(work) {
      const controller = new AbortController()
      start(controller)
      try {
        return await work(controller.signal)
      } finally {
        const timer = waiting.get(controller)
        if (timer) clearTimeout(timer)
        waiting.delete(controller)
      }
    },
    hold() {
      holds += 1
      restart()
      let isHeld = true
      return () => {
        if (!isHeld) return
        isHeld = false
        holds -= 1
        // The password is given, and now the keychain has its whole time again.
        restart()
      }
    },
    giveUp() {
      if (holds === 0) return
      for (const controller of waiting.keys()) controller.abort()
    },
  }
}
