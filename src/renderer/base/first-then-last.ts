// Many calls close together become few: the first acts at once, and what comes within the pause acts once after it.

export interface FirstThenLast {
  (): void
  /** What was put off is dropped. */
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
