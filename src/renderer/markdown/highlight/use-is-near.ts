// Tells an element when it first comes near the visible part. One observer serves all elements.
import { useEffect, useState, type RefObject } from 'react'

const nearPx = 1_200

const tellNear = new WeakMap<Element, () => void>()
let observer: IntersectionObserver | null = null

function getObserver(): IntersectionObserver {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) tellNear.get(target)?.()
    },
    { rootMargin: `${nearPx}px`, scrollMargin: `${nearPx}px` },
  )
  return observer
}

/** Returns true from the beginning unless `mayWait` was set on mounting; once true, stays true. */
export function useIsNear(ref: RefObject<Element | null>, mayWait: boolean): boolean {
  const [isNear, setNear] = useState(!mayWait)
  useEffect(() => {
    const element = ref.current
    if (isNear || !element) return undefined
    tellNear.set(element, () => setNear(true))
    getObserver().observe(element)
    return () => getObserver().unobserve(element)
  }, [ref, isNear])
  return isNear
}
