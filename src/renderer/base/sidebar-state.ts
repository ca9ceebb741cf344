// Keeps whether the sidebar is shown. A wide window can fold it away; a narrow one shows it over the page.
import { useEffect, useSyncExternalStore, type RefObject } from 'react'
import { createStore, useStore } from './store.ts'

const narrow = window.matchMedia('(max-width: 759px)')
const shown = createStore({ wide: true, narrow: false })

const watchNarrow = (listener: () => void): (() => void) => {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

export const useIsNarrow = (): boolean => useSyncExternalStore(watchNarrow, () => narrow.matches)

export const useIsSidebarShown = (): boolean => {
  const isNarrow = useIsNarrow()
  return useStore(shown, (state) => (isNarrow ? state.narrow : state.wide))
}

export const isSidebarShown = (): boolean => {
  const { wide, narrow: overlaid } = shown.read()
  return narrow.matches ? overlaid : wide
}

/** The pressed button disappears, so its counterpart should take the focus. */
let isFocusWanted = false

export function useFocusAfterToggle(button: RefObject<HTMLButtonElement | null>): void {
  useEffect(() => {
    if (isFocusWanted) button.current?.focus()
    isFocusWanted = false
  }, [button])
}

export function showSidebar(isShown: boolean): void {
  isFocusWanted = !narrow.matches
  shown.change((state) => (narrow.matches ? { ...state, narrow: isShown } : { ...state, wide: isShown }))
}

/** Closes the overlaid sidebar after a choice in it, because it covers the page. */
export function foldOverlay(): void {
  shown.change((state) => (state.narrow ? { ...state, narrow: false } : state))
}

export function toggleSidebar(): void {
  shown.change((state) =>
    narrow.matches ? { ...state, narrow: !state.narrow } : { ...state, wide: !state.wide },
  )
}
