// Starts the app in order: what Electron wants before `ready`, then the services, the IPC routes and the
// window.
import { join } from 'node:path'
import { app, BrowserWindow, clipboard, dialog, Menu, nativeTheme, net, protocol, session } from 'electron'
import { contract } from '../contract/index.ts'
import type { Command } from '../domain/command.ts'
import type { FailureCode } from '../domain/failure.ts'
import { pickLanguage, readLanguage, speak } from '../words/language.ts'
import { words } from '../words/words.ts'
import { appOrigin, appScheme, appUrl, createAppHandler, listBundle } from './app/app-protocol.ts'
import type { ScrubbedEnvironment } from './app/environment.ts'
import { askToAllowServer, askToMoveKey, askToPasteKey } from './app/key-questions.ts'
import { createMainWindow, type MainWindow } from './app/main-window.ts'
import { buildMenu } from './app/menu.ts'
import { notify } from './app/notifications.ts'
import { makePrivateFolder } from './app/private-folder.ts'
import { lockSession, sessionPartition } from './app/session-policy.ts'
import { lockContents } from './app/window.ts'
import { redact } from './diagnostics/redact.ts'
import { warmUpClient } from './openai/client.ts'
import { createHandlers } from './handlers/handlers.ts'
import { createRouteLimits } from './handlers/route-limits.ts'
import { electronIpc } from './ipc/electron-ipc.ts'
import { createEventHub } from './ipc/event-hub.ts'
import { connectDroppedFiles } from './ipc/dropped-files.ts'
import { createGate } from './ipc/gate.ts'
import { connectRouter } from './ipc/router.ts'
import { createWindows } from './ipc/windows.ts'
import { openServices, type Services } from './services/services.ts'
import { warmUpTokenizer } from './openai/token-estimate.ts'

const outFolder = join(app.getAppPath(), 'out')
const appUserModelId = 'app.latchkey.Latchkey'
const reminderIntervalMs = 3_600_000
const isMac = process.platform === 'darwin'

// The development server's address, which electron-vite sets; a packaged app ignores it.
const developmentUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
const developmentOrigin = developmentUrl === undefined ? null : new URL(developmentUrl).origin
const pageOrigin = developmentOrigin ?? appOrigin

/** Starts the app. What Electron wants before `ready` runs at once; the rest runs when Electron is ready. */
export function start(environment: ScrubbedEnvironment): void {
  speak(pickLanguage(app.getPreferredSystemLanguages()))
  open(environment).catch((error: unknown) => {
    const detail = error instanceof Error && !app.isPackaged ? (error.stack ?? error.message) : ''
    process.stderr.write(`Latchkey could not start. ${redact(detail)}\n`)
    giveUp('bug/unexpected')
  })
}

async function open(environment: ScrubbedEnvironment): Promise<void> {
  app.enableSandbox()
  // Windows shows notifications only from an app whose id it knows; the installer registers the same id.
  if (process.platform === 'win32') app.setAppUserModelId(appUserModelId)
  protocol.registerSchemesAsPrivileged([appScheme])
  const pageUrl = addressPage()
  app.on('web-contents-created', (_event, contents) => lockContents(contents, pageUrl))

  const profilePath = app.getPath('userData')
  makePrivateFolder(profilePath)
  if (!app.requestSingleInstanceLock()) return app.quit()

  const windows = createWindows()
  const checksAnswers = !app.isPackaged
  const publish = createEventHub({ contract, windows, checksPayloads: checksAnswers })

  let mainWindow: MainWindow | null = null
  const showScreen = (command: Command): void =>
    void mainWindow?.show().then(() => publish('app.commandChosen', { command }))

  // The services open while Electron gets ready. No request is answered before both are done.
  const opened = openServices({
    profilePath,
    fetch: (input, init) => net.fetch(input instanceof URL ? input.href : input, init),
    readProxy,
    clipboard: { readText: () => clipboard.readText(), clear: () => clipboard.clear() },
    askToAllowServer,
    askToMoveKey,
    askToPasteKey,
    notify: (entries) =>
      notify({ ...words.native.keyReminder(entries), onClick: () => showScreen('open-keys') }),
    notifyOfBudget: (status, keyLabel) =>
      notify({ ...words.native.budgetWarning(status, keyLabel), onClick: () => showScreen('open-usage') }),
    notifyOfAlert: (facts, keyLabel) =>
      notify({ ...words.native.alert(facts, keyLabel), onClick: () => showScreen('open-usage') }),
    environment,
    keyringWorkerPath: join(outFolder, 'main', 'keyring-worker.js'),
    exportWorkerPath: join(outFolder, 'main', 'export-worker.js'),
    publish,
  })
  // electron-store adds an IPC channel for windows that keep settings themselves. Ours don't, so it is
  // closed.
  electronIpc.removeAllListeners('electron-store-get-data')
  await app.whenReady()
  if (!opened.ok) return giveUp(opened.failure.code)
  const services = opened.value

  const appSession = session.fromPartition(sessionPartition)
  appSession.protocol.handle(
    appScheme.scheme,
    createAppHandler(listBundle(join(outFolder, 'renderer')), pageUrl),
  )
  await lockSession(appSession, developmentOrigin)

  const gate = createGate(windows, pageOrigin)
  connectRouter({
    ipc: electronIpc,
    contract,
    handlers: createHandlers(services),
    gate,
    limit: createRouteLimits(() => performance.now()),
    checksAnswers,
    onBug: (where, error) => services.logger.error(`route ${where}`, error),
  })

  connectDroppedFiles({
    ipc: electronIpc,
    gate,
    onFiles: ([path]) => {
      if (path === undefined) return
      void services.imports.readFile(path).then((result) => publish('keys.importDropped', result))
    },
  })

  const applyTheme = (): void => void (nativeTheme.themeSource = services.settings.read().theme)
  applyTheme()
  services.settings.onChange(applyTheme)

  const hasDevTools = !app.isPackaged
  Menu.setApplicationMenu(
    buildMenu({ isMac, hasDevTools, onCommand: (command) => publish('app.commandChosen', { command }) }),
  )

  mainWindow = createMainWindow({
    profilePath,
    preloadPath: join(outFolder, 'preload', 'index.cjs'),
    pageUrl,
    hasDevTools,
    admit: (contents) => windows.admit(contents),
    // Loads these only now, so that they delay neither the first paint nor the first answer.
    onLoaded: () => void warmUpClient().then(() => warmUpTokenizer()),
    logger: services.logger,
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void mainWindow?.open()
  })
  // Tries again to clear the clipboard if that failed while another program had the focus.
  app.on('browser-window-focus', () => void services.clipboardKey.retry())
  app.on('second-instance', () => void mainWindow?.show())
  app.on('window-all-closed', () => {
    if (!isMac) app.quit()
  })
  closeBeforeQuitting(services)

  await mainWindow.open()
  services.reminders.check()
  setInterval(() => services.reminders.check(), reminderIntervalMs).unref()
}

/** The page's address names the language, so that the window has words before it asks for anything. */
function addressPage(): string {
  const url = new URL(developmentUrl ?? appUrl)
  url.searchParams.set('language', readLanguage())
  return url.href
}

/**
 * Returns the proxy as "host:port", or `null` for none. Chromium says "DIRECT", or a list such as "PROXY
 * host:port; DIRECT"; it tries the first entry first, so only that one counts.
 */
async function readProxy(url: string): Promise<string | null> {
  const [first = ''] = (await session.defaultSession.resolveProxy(url)).split(';')
  const [scheme = '', host = ''] = first.trim().split(/\s+/u)
  return scheme === 'DIRECT' || host === '' ? null : host
}

/** Delays quitting, once, until the services have saved what they were writing and are closed. */
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
  const said = words.native.start
  const isBug = code === 'bug/unexpected'
  const sentences: Partial<Record<FailureCode, string>> = {
    'store/newer': said.newer,
    'store/corrupt': said.damaged,
    'store/read-only': said.readOnly,
    'store/full': said.full,
    'bug/unexpected': said.bug,
  }
  dialog.showErrorBox(isBug ? said.bugTitle : said.title, sentences[code] ?? said.other)
  app.exit(1)
}
