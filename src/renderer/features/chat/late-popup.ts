// A popup that loads after the window stands: drawn from its first opening on, fetched at rest before that.
import { useEffect, useState } from 'react'

export function useWasOpened(isOpen: boolean, prepare: () => void): boolean {
  const [wasOpened, setWasOpened] = useState(isOpen)
  if (isOpen && !wasOpened) setWasOpened(true)
  useEffect(() => {
    const idle = requestIdleCallback(prepare)
    return () => cancelIdleCallback(idle)
  }, [prepare])
  return wasOpened
}
