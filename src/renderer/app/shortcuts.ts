// Keys that work anywhere in the window, and the same commands as they come from main's menu.
import { useEffect } from 'react'
import { api } from '../api.ts'
import { goTo, type Place } from './navigation.ts'
import { foldOverlay, toggleSidebar } from './sidebar-state.ts'

const places = {
  'new-conversation': { screen: 'chat', conversationId: null },
  'open-settings': { screen: 'settings' },
  'open-usage': { screen: 'usage' },
  'open-keys': { screen: 'keys' },
  'open-guide': { screen: 'guide' },
} as const satisfies Record<string, Place>

const isMac = navigator.platform.startsWith('Mac')

export function useShortcuts(): void {
  useEffect(() => {
    const go = (place: Place) => {
      foldOverlay()
      goTo(place)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const isCommand = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
      // Inside a dialog the dialog comes first.
      if (!isCommand || event.altKey || event.shiftKey || document.querySelector('[role=dialog]')) return
      if (event.key === 'n') go(places['new-conversation'])
      else if (event.key === ',') go(places['open-settings'])
      else if (event.key === '\\') toggleSidebar()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    const stop = api.app.commandChosen(({ command }) => go(places[command]))
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      stop()
    }
  }, [])
}
