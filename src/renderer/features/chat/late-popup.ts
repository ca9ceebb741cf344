// Returns true once a popup was opened, so that it is drawn only from then on. Loads its code when the window
// is idle.
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
