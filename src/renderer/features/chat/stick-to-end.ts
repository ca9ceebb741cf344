// A view that stays at its end while it is there, and never pulls back a reader who has left it.
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** How near to the end counts as being there. */
const nearPx = 40

interface Stick {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly content: RefObject<HTMLDivElement | null>
  readonly isAtEnd: boolean
  readonly jumpToEnd: () => void
}

export function useStickToEnd(): Stick {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const isSticking = useRef(true)
  const [isAtEnd, setIsAtEnd] = useState(true)

  /** The scrolling tells the rest that the end is reached. */
  const jumpToEnd = useCallback(() => {
    isSticking.current = true
    const view = scroller.current
    if (view) view.scrollTop = view.scrollHeight
  }, [])

  useLayoutEffect(jumpToEnd, [jumpToEnd])

  useEffect(() => {
    const [view, inner] = [scroller.current, content.current]
    if (!view || !inner) return undefined
    let lastTop = view.scrollTop
    const onScroll = () => {
      const isNear = view.scrollHeight - view.scrollTop - view.clientHeight <= nearPx
      // Growth alone also moves the end away; only going up is leaving.
      if (isNear) isSticking.current = true
      else if (view.scrollTop < lastTop) isSticking.current = false
      lastTop = view.scrollTop
      setIsAtEnd(isNear || isSticking.current)
    }
    const onGrowth = new ResizeObserver(() => {
      if (isSticking.current) view.scrollTop = view.scrollHeight
      else setIsAtEnd(view.scrollHeight - view.scrollTop - view.clientHeight <= nearPx)
    })
    view.addEventListener('scroll', onScroll, { passive: true })
    onGrowth.observe(inner)
    onGrowth.observe(view)
    return () => {
      view.removeEventListener('scroll', onScroll)
      onGrowth.disconnect()
    }
  }, [])

  return { scroller, content, isAtEnd, jumpToEnd }
}
