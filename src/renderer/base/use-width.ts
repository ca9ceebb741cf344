// Measures the width of an element.
import { useLayoutEffect, useState, type RefObject } from 'react'

/** Returns an element's width in whole px, now and after each change; 0 until it is laid out. */
export function useWidthPx(element: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(0)
  useLayoutEffect(() => {
    const shown = element.current
    if (!shown) return undefined
    const measure = () => setWidthPx(Math.floor(shown.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(shown)
    return () => observer.disconnect()
  }, [element])
  return widthPx
}
