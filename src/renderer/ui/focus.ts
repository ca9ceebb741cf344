// Where the focus goes when something appears, or goes away.
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/** A menu that closes gives the focus back; taking it a moment later wins. */
export function useFocusSoon(focus: () => void): void {
  const latest = useRef(focus)
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), 30)
    return () => clearTimeout(timer)
  }, [])
}

/**
 * Gives the focus back as soon as a popup closes, not once it has faded out: a key pressed in between is meant for
 * the window. Who has gone on to something else meanwhile keeps it. Answers what Base UI's `finalFocus` takes, for
 * a popup that goes without closing.
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

/** Nobody has the focus but the popup itself, or a submenu of it. */
function isFree(popup: HTMLElement | null): boolean {
  const { activeElement } = document
  if (activeElement === null || activeElement === document.body) return true
  return popup?.contains(activeElement) === true || activeElement.closest('[role=menu]') !== null
}
