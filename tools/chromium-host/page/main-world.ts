// Runs in the page's own world before any of its scripts: takes the bridge's node from the preload's world,
// and puts the preload's exposed API on `window`. Leaves nothing else behind.
import { openBridge } from './bridge.ts'
import type { BridgeNode } from './bridge.ts'

declare const document: EventTarget
declare const window: object
declare const settings: { handover: string }

if ((window as { top?: unknown }).top === window) {
  document.addEventListener(
    settings.handover,
    (event) => {
      const host = (event as Event & { relatedTarget: { shadowRoot: { firstChild: BridgeNode } } })
        .relatedTarget
      openBridge(host.shadowRoot.firstChild, 'main', 'preload', (key, value) => {
        if (Object.hasOwn(window, key))
          throw new Error('Cannot bind an API on top of an existing property on the window object')
        Object.defineProperty(window, key, { value, writable: false, configurable: false, enumerable: true })
      })
    },
    { once: true, capture: true },
  )
}
