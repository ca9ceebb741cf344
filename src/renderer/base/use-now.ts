// The time, by the minute: for "2 hours ago", and for "Today" in a window that stays open over midnight.
import { useEffect, useState } from 'react'

export function useNowMs(): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}
