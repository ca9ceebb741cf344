// The app's one window: opened at its last place, brought to the front on request, and reloaded after a
// crash.
import { BrowserWindow, nativeTheme, type WebContents } from 'electron'
import { join } from 'node:path'
import type { Logger } from '../diagnostics/logger.ts'
import { createWindow } from './window.ts'
import { keepWindowPlace, readWindowPlace } from './window-place.ts'

export interface MainWindow {
  open(): Promise<void>
  /** Brings the window to the front; opens it if there is none. */
  show(): Promise<void>
}

export interface MainWindowOptions {
  readonly profilePath: string
  readonly preloadPath: string
  readonly pageUrl: string
  readonly hasDevTools: boolean
  /** Lets the page talk to main from now on. */
  readonly admit: (contents: WebContents) => void
  readonly onLoaded: () => void
  readonly logger: Logger
}

const reloadPauseMs = 10_000

export function createMainWindow(options: MainWindowOptions): MainWindow {
  const { preloadPath, hasDevTools, logger } = options
  const placePath = join(options.profilePath, 'window.json')

  async function open(): Promise<void> {
    const place = readWindowPlace(placePath)
    const window = createWindow({ place, preloadPath, isDark: nativeTheme.shouldUseDarkColors, hasDevTools })
    keepWindowPlace(window, placePath)
    options.admit(window.webContents)
    reloadAfterCrash(window, logger)
    await window.loadURL(options.pageUrl)
    options.onLoaded()
  }

  return {
    open,
    async show() {
      const [window] = BrowserWindow.getAllWindows()
      if (!window) return open()
      if (window.isMinimized()) window.restore()
      window.focus()
    },
  }
}

/**
 * Reloads the page after a crash. The runs go on in main, and the new page shows them whole. A page that
 * crashes again soon is left as it is.
 */
function reloadAfterCrash(window: BrowserWindow, logger: Logger): void {
  let lastMs = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    logger.warn('window gone', { reason })
    const nowMs = performance.now()
    const isAgain = nowMs - lastMs < reloadPauseMs
    lastMs = nowMs
    if (reason !== 'clean-exit' && !isAgain && !window.isDestroyed()) window.webContents.reload()
  })
}
