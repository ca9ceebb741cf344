// The current time, updated every minute: for "2 hours ago", and for "Today" in a window open past midnight.
import { useEffect, useState } from 'react'

export function useNowMs(): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}
