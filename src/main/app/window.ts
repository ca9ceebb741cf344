// Makes the window, hardened: its page can't navigate, open windows, embed anything or reach the network. It
// is shown once it has something to show, and has its final background colour from the start.
import { BrowserWindow, session, type WebContents } from 'electron'
import { sessionPartition } from './session-policy.ts'
import type { WindowPlace } from './window-place.ts'

// look.md's `ground`, in sRGB, so that nothing flashes before the first paint.
const ground = { light: '#fbfaf8', dark: '#131110' }

export interface WindowOptions {
  /** The place at its last closing; `null` lets the system choose. */
  readonly place: WindowPlace | null
  readonly preloadPath: string
  readonly isDark: boolean
  readonly hasDevTools: boolean
}

export function createWindow({ place, preloadPath, isDark, hasDevTools }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: place?.width ?? 1120,
    height: place?.height ?? 780,
    ...(place && { x: place.x, y: place.y }),
    minWidth: 400,
    minHeight: 480,
    show: false,
    title: 'Latchkey',
    backgroundColor: isDark ? ground.dark : ground.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadPath,
      session: session.fromPartition(sessionPartition),
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: hasDevTools,
    },
  })
  window.once('ready-to-show', () => {
    if (place?.isMaximized) window.maximize()
    window.show()
  })
  return window
}

/** Locks every WebContents, ours or not. `pageUrl` is the only address that it can show. */
export function lockContents(contents: WebContents, pageUrl: string): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  const keepHere = (event: { preventDefault(): void; readonly url: string }): void => {
    if (event.url !== pageUrl) event.preventDefault()
  }
  contents.on('will-navigate', keepHere)
  contents.on('will-frame-navigate', keepHere)
  contents.on('will-redirect', keepHere)
}
