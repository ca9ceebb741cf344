// Turns many calls into few: the first acts at once, and any calls within the pause act once after it.

export interface FirstThenLast {
  (): void
  /** Drops a pending call. */
  readonly stop: () => void
}

export function firstThenLast(act: () => void, pauseMs: number): FirstThenLast {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isWanted = false
  const rest = (): void => {
    timer = setTimeout(() => {
      timer = undefined
      if (!isWanted) return
      isWanted = false
      act()
      rest()
    }, pauseMs)
  }
  const call = (): void => {
    if (timer !== undefined) {
      isWanted = true
      return
    }
    act()
    rest()
  }
  return Object.assign(call, {
    stop: () => {
      clearTimeout(timer)
      timer = undefined
      isWanted = false
    },
  })
}
