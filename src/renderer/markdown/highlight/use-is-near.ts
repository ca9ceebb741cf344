// Tells an element when it first comes near the part that is seen. One observer for all of them.
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

/** `true` at once unless `mayWait` on mounting, and `true` for good from then on. */
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
