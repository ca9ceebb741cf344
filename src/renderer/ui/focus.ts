// Moving the focus when something appears in place of what had it.
import { useEffect, useRef } from 'react'

/** A closing menu gives the focus back once; taking it a moment later wins. */
export function useFocusSoon(focus: () => void): void {
  const latest = useRef(focus)
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), 30)
    return () => clearTimeout(timer)
  }, [])
}
