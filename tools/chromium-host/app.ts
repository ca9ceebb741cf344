// `app`: the life of the application, in Electron's order of events.
import { spawn } from 'node:child_process'
import type { App, WebContents } from 'electron/main'
import { appEvents } from './app-events.ts'
import { getPath, setPath } from './app-paths.ts'
import { engineEvents, killEngine, switchesForChromium } from './engine.ts'
import { createEvent } from './events.ts'
import { hostState } from './host-state.ts'
import { withEvents } from './mix.ts'
import { createInstanceLock } from './single-instance.ts'
import type { SecondStart } from './single-instance.ts'
import { makeStrict } from './strict.ts'

type Method =
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'relaunch'
  | 'focus'
  | 'hide'
  | 'show'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'getPath'
  | 'setPath'
  | 'getAppPath'
  | 'setAppLogsPath'
  | 'getVersion'
  | 'getName'
  | 'setName'
  | 'getLocale'
  | 'getLocaleCountryCode'
  | 'getSystemLocale'
  | 'getPreferredSystemLanguages'
  | 'enableSandbox'
  | 'setAppUserModelId'
  | 'disableHardwareAcceleration'
  | 'setAboutPanelOptions'
  | 'showAboutPanel'
  | 'setAccessibilitySupportEnabled'
  | 'isAccessibilitySupportEnabled'
  | 'setBadgeCount'
  | 'getBadgeCount'
  | 'setAsDefaultProtocolClient'
  | 'removeAsDefaultProtocolClient'
  | 'isDefaultProtocolClient'
  | 'addRecentDocument'
  | 'clearRecentDocuments'

// What Chromium may be told by the app; the rest would weaken it, or means nothing to it.
const passedOn = new Set([
  'lang',
  'force-device-scale-factor',
  'disable-gpu',
  'enable-unsafe-swiftshader',
  'force-color-profile',
  'force-prefers-reduced-motion',
  'js-flags',
  'ozone-platform',
  'ozone-platform-hint',
])

let markReady: () => void = () => {}
const ready = new Promise<void>((resolve) => {
  markReady = resolve
})
const pendingStarts: SecondStart[] = []
const lock = createInstanceLock((start) =>
  hostState.isReady ? tellSecondStart(start) : pendingStarts.push(start),
)
let isQuitting = false
let isExiting = false
let relaunchOptions: { args: readonly string[]; execPath: string } | undefined
const locale = Intl.DateTimeFormat().resolvedOptions().locale

const methods: Pick<App, Method> = {
  whenReady: () => ready,
  isReady: () => hostState.isReady,
  quit,
  exit: (code = 0) => exit(code),
  relaunch: (options = {}) =>
    void (relaunchOptions = {
      args: options.args ?? process.argv.slice(1),
      execPath: options.execPath ?? hostState.executable,
    }),
  focus: () => windows()[0]?.focus(),
  hide: () => {},
  show: () => {},
  requestSingleInstanceLock: (additionalData) => lock.request(getPath('userData'), additionalData),
  hasSingleInstanceLock: () => lock.isHeld(),
  releaseSingleInstanceLock: () => lock.release(),
  getPath,
  setPath,
  setAppLogsPath: (path) => setPath('logs', path ?? getPath('logs')),
  getAppPath: () => hostState.appFolder,
  getVersion: () => hostState.appVersion,
  getName: () => hostState.appName,
  setName: (name) => void (hostState.appName = name),
  getLocale: () => locale,
  getLocaleCountryCode: () => new Intl.Locale(locale).region ?? '',
  getSystemLocale: () => locale,
  getPreferredSystemLanguages: () => [locale],
  enableSandbox() {
    if (hostState.isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
  },
  setAppUserModelId: () => {},
  disableHardwareAcceleration() {
    if (hostState.isReady)
      throw new Error('app.disableHardwareAcceleration() can only be called before app is ready')
    switchesForChromium.push('--disable-gpu')
  },
  setAboutPanelOptions: () => {},
  showAboutPanel: () => {},
  setAccessibilitySupportEnabled: () => {},
  isAccessibilitySupportEnabled: () => false,
  setBadgeCount: () => false,
  getBadgeCount: () => 0,
  setAsDefaultProtocolClient: () => false,
  removeAsDefaultProtocolClient: () => false,
  isDefaultProtocolClient: () => false,
  addRecentDocument: () => {},
  clearRecentDocuments: () => {},
}

const commandLine = makeStrict('electron.app.commandLine', {
  appendSwitch(name: string, value = ''): void {
    switchMap().set(name.toLowerCase(), value)
    if (!hostState.isReady && passedOn.has(name))
      switchesForChromium.push(value === '' ? `--${name}` : `--${name}=${value}`)
  },
  appendArgument: (): void => {},
  hasSwitch: (name: string): boolean => switchMap().has(name.toLowerCase()),
  getSwitchValue: (name: string): string => switchMap().get(name.toLowerCase()) ?? '',
  removeSwitch: (name: string): void => void switchMap().delete(name.toLowerCase()),
})

const members = withEvents(methods, {
  commandLine,
  isPackaged: false,
  accessibilitySupportEnabled: false,
  badgeCount: 0,
  userAgentFallback: '',
  get name() {
    return hostState.appName
  },
  set name(name: string) {
    hostState.appName = name
  },
})

export const app = makeStrict('electron.app', members)

// The parsed switches are the app's to change; nobody else does.
function switchMap(): Map<string, string> {
  return hostState.commandLine.switches as Map<string, string>
}

function windows(): { close(): void; destroy(): void; isDestroyed(): boolean; focus(): void }[] {
  const found: { close(): void; destroy(): void; isDestroyed(): boolean; focus(): void }[] = []
  appEvents.emit('list-windows', found)
  return found
}

/** Called by the host once the app's entry module has run, which is what Electron waits for as well. */
export function becomeReady(): void {
  if (isExiting) return
  hostState.isReady = true
  members.emit('will-finish-launching')
  members.emit('ready', createEvent({}), {})
  markReady()
  for (const start of pendingStarts.splice(0)) tellSecondStart(start)
}

function tellSecondStart(start: SecondStart): void {
  members.emit('second-instance', createEvent({}), start.argv, start.workingDirectory, start.additionalData)
}

function quit(): void {
  if (isQuitting || isExiting) return
  isQuitting = true
  const event = createEvent({})
  members.emit('before-quit', event)
  if (event.defaultPrevented) {
    isQuitting = false
    return
  }
  const open = windows()
  if (open.length === 0) finishQuitting()
  // A window that refuses calls the whole thing off; the ones already told to close do so.
  else for (const window of open) if (isQuitting) window.close()
}

function finishQuitting(): void {
  const event = createEvent({})
  members.emit('will-quit', event)
  if (event.defaultPrevented) isQuitting = false
  else exit(Number(process.exitCode ?? 0))
}

function exit(code: number): void {
  if (isExiting) return
  isExiting = true
  for (const window of windows()) window.destroy()
  members.emit('quit', createEvent({}), code)
  lock.release()
  killEngine()
  if (relaunchOptions)
    spawn(relaunchOptions.execPath, relaunchOptions.args, { detached: true, stdio: 'inherit' }).unref()
  process.exit(code)
}

appEvents.on('window-created', (window: object, contents: WebContents) => {
  members.emit('web-contents-created', createEvent({}), contents)
  members.emit('browser-window-created', createEvent({}), window)
})
appEvents.on('close-prevented', () => void (isQuitting = false))
appEvents.on('all-windows-closed', () => {
  if (isExiting) return
  if (isQuitting) finishQuitting()
  else if (members.listenerCount('window-all-closed') > 0) members.emit('window-all-closed')
  else quit()
})
engineEvents.on('gone', () =>
  members.emit('child-process-gone', createEvent({}), {
    type: 'GPU',
    reason: 'killed',
    exitCode: 9,
    serviceName: 'Chromium',
    name: 'Chromium',
  }),
)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quit)
// The lock and Chromium must not outlive a process.exit of the app's own.
process.on('exit', () => {
  lock.release()
  killEngine()
})
