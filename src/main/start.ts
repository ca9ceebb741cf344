// Start-up order: what must come before `ready`, then the services, then the door, then the window.
import { join } from 'node:path'
import { app, BrowserWindow, dialog, Menu, nativeTheme, net, protocol, session } from 'electron'
import { contract } from '../contract/index.ts'
import type { FailureCode } from '../domain/failure.ts'
import { nativeWords } from '../domain/words/native.ts'
import { appOrigin, appScheme, appUrl, createAppHandler, listBundle } from './app/app-protocol.ts'
import { buildMenu } from './app/menu.ts'
import { makePrivateFolder } from './app/private-folder.ts'
import { lockSession, sessionPartition } from './app/session-policy.ts'
import { createWindow, lockContents } from './app/window.ts'
import { keepWindowPlace, readWindowPlace } from './app/window-place.ts'
import type { Logger } from './diagnostics/logger.ts'
import { redact } from './diagnostics/redact.ts'
import { warmUpClient } from './chat/openai-client.ts'
import { createHandlers } from './handlers/handlers.ts'
import { electronIpc } from './ipc/electron-ipc.ts'
import { createEventHub } from './ipc/event-hub.ts'
import { createGate } from './ipc/gate.ts'
import { connectRouter } from './ipc/router.ts'
import { createWindows } from './ipc/windows.ts'
import { openServices, type Services } from './services.ts'

const outFolder = join(app.getAppPath(), 'out')
const isMac = process.platform === 'darwin'

// The development server's address, which electron-vite sets; a packaged app doesn't look.
const developmentUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
const developmentOrigin = developmentUrl === undefined ? null : new URL(developmentUrl).origin
const pageOrigin = developmentOrigin ?? appOrigin
const pageUrl = developmentUrl === undefined ? appUrl : new URL(developmentUrl).href

/** Does at once what must come before `ready`, and the rest when it may. */
export function start(): void {
  open().catch((error: unknown) => {
    const detail = error instanceof Error && !app.isPackaged ? (error.stack ?? error.message) : ''
    process.stderr.write(`Latchkey could not start. ${redact(detail)}\n`)
    giveUp('bug/unexpected')
  })
}

async function open(): Promise<void> {
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([appScheme])
  app.on('web-contents-created', (_event, contents) => lockContents(contents, pageUrl))

  const profilePath = app.getPath('userData')
  makePrivateFolder(profilePath)
  if (!app.requestSingleInstanceLock()) return app.quit()

  const windows = createWindows()
  const checksAnswers = !app.isPackaged
  const publish = createEventHub({ contract, windows, checksPayloads: checksAnswers })

  // The services open while Electron gets ready; nothing is answered before both are.
  const opened = openServices({
    profilePath,
    fetch: (input, init) => net.fetch(input instanceof URL ? input.href : input, init),
    publish,
  })
  // electron-store opens a channel of its own, for windows that keep settings themselves. Ours don't.
  electronIpc.removeAllListeners('electron-store-get-data')
  await app.whenReady()
  if (!opened.ok) return giveUp(opened.failure.code)
  const services = opened.value

  const appSession = session.fromPartition(sessionPartition)
  appSession.protocol.handle(appScheme.scheme, createAppHandler(listBundle(join(outFolder, 'renderer'))))
  await lockSession(appSession, developmentOrigin)

  connectRouter({
    ipc: electronIpc,
    contract,
    handlers: createHandlers(services),
    gate: createGate(windows, pageOrigin),
    checksAnswers,
    onBug: (where, error) => services.logger.error(`route ${where}`, error),
  })

  const applyTheme = (): void => void (nativeTheme.themeSource = services.settings.read().theme)
  applyTheme()
  services.settings.onChange(applyTheme)

  const hasDevTools = !app.isPackaged
  Menu.setApplicationMenu(
    buildMenu({ isMac, hasDevTools, onCommand: (command) => publish('app.commandChosen', { command }) }),
  )

  const openWindow = async (): Promise<void> => {
    const preloadPath = join(outFolder, 'preload', 'index.cjs')
    const placePath = join(profilePath, 'window.json')
    const place = readWindowPlace(placePath)
    const window = createWindow({ place, preloadPath, isDark: nativeTheme.shouldUseDarkColors, hasDevTools })
    keepWindowPlace(window, placePath)
    windows.admit(window.webContents)
    reloadAfterCrash(window, services.logger)
    await window.loadURL(pageUrl)
    // Only now, so that it is not in the way of the first paint, nor of the first answer.
    void warmUpClient()
  }

  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void openWindow()
  })
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
    if (!window) void openWindow()
  })
  app.on('window-all-closed', () => {
    if (!isMac) app.quit()
  })
  closeBeforeQuitting(services)

  await openWindow()
}

const reloadPauseMs = 10_000

/** The runs go on in main, and the new page shows them whole. A page that keeps crashing is left as it is. */
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

/** Quitting waits until what is being written is safe, once. */
function closeBeforeQuitting(services: Services): void {
  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void services.close().finally(() => {
      isClosed = true
      app.quit()
    })
  })
}

function giveUp(code: FailureCode): void {
  const words = nativeWords.start
  const sentences: Partial<Record<FailureCode, string>> = {
    'store/newer': words.newer,
    'store/corrupt': words.damaged,
    'store/read-only': words.readOnly,
    'store/full': words.full,
  }
  dialog.showErrorBox(words.title, sentences[code] ?? words.other)
  app.exit(1)
}
