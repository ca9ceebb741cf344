// Moves the focus when something appears or disappears.
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/** Focuses a moment later, because a closing menu returns the focus first. */
export function useFocusSoon(focus: () => void): void {
  const latest = useRef(focus)
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), 30)
    return () => clearTimeout(timer)
  }, [])
}

/**
 * Returns the focus when a popup closes instead of after it has faded out, because a key pressed in between
 * is meant for the window. If the focus has already moved elsewhere, it stays there. Returns a value for Base
 * UI's `finalFocus`, for a popup that is removed without closing.
 */
export function useFocusBack(
  popup: RefObject<HTMLElement | null>,
  isOpen: boolean,
  findFocus: () => HTMLElement | null,
): () => HTMLElement | false {
  const wasOpen = useRef(false)
  const find = () => (isFree(popup.current) ? findFocus() : null)
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen) find()?.focus({ preventScroll: true })
    wasOpen.current = isOpen
  })
  return () => find() ?? false
}

/** Returns true if nothing else has the focus except the popup or a submenu. */
function isFree(popup: HTMLElement | null): boolean {
  const { activeElement } = document
  if (activeElement === null || activeElement === document.body) return true
  return popup?.contains(activeElement) === true || activeElement.closest('[role=menu]') !== null
}
