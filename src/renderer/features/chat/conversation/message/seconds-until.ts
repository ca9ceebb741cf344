// A countdown by the wall clock, so that it is right after the computer has slept.
import { useEffect, useState } from 'react'

/** Returns the whole seconds until then, rounded up; 0 afterwards. */
export function useSecondsUntil(thenMs: number): number {
  const measure = () => Math.max(0, Math.ceil((thenMs - Date.now()) / 1_000))
  const [seconds, setSeconds] = useState(measure)
  const isOver = seconds === 0
  useEffect(() => {
    const update = () => setSeconds(Math.max(0, Math.ceil((thenMs - Date.now()) / 1_000)))
    update()
    if (isOver) return undefined
    const timer = setInterval(update, 500)
    return () => clearInterval(timer)
  }, [thenMs, isOver])
  return seconds
}
