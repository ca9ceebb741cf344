// `app`: the life of the application, with its events in Electron's order.
import type { App, WebContents } from 'electron/main'
import { appEvents } from './app-events.ts'
import { getPath } from './app-paths.ts'
import { killEngine, switchesForChromium } from './engine.ts'
import { createEvent } from './events.ts'
import { hostState } from './host-state.ts'
import { withEvents } from './mix.ts'
import { createInstanceLock } from './single-instance.ts'
import type { SecondStart } from './single-instance.ts'
import { makeStrict } from './strict.ts'

// Switches that the app may pass to Chromium; the others would weaken it, or mean nothing to it.
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
const locale = Intl.DateTimeFormat().resolvedOptions().locale

const methods = {
  whenReady: () => ready,
  isReady: () => hostState.isReady,
  quit,
  exit: (code = 0) => exit(code),
  requestSingleInstanceLock: (additionalData) => lock.request(getPath('userData'), additionalData),
  getPath,
  getAppPath: () => hostState.appFolder,
  getVersion: () => hostState.appVersion,
  getName: () => hostState.appName,
  getLocale: () => locale,
  getPreferredSystemLanguages: () => [locale],
  enableSandbox() {
    if (hostState.isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
  },
  setAppUserModelId: () => {},
} satisfies Partial<App>

const commandLine = makeStrict('electron.app.commandLine', {
  appendSwitch(name: string, value = ''): void {
    // The type is read-only because only the app may change the parsed switches.
    ;(hostState.commandLine.switches as Map<string, string>).set(name.toLowerCase(), value)
    if (!hostState.isReady && passedOn.has(name))
      switchesForChromium.push(value === '' ? `--${name}` : `--${name}=${value}`)
  },
})

const members = withEvents(methods, { commandLine, isPackaged: hostState.isPackaged })

export const app = makeStrict('electron.app', members)

interface Closable {
  close(): void
  destroy(): void
}

function windows(): Closable[] {
  const found: Closable[] = []
  appEvents.emit('list-windows', found)
  return found
}

/** The host calls it once the app's entry module has run, because Electron waits for that too. */
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
  // If a window refuses to close, quitting stops; windows that were already told to close still do.
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
  process.exit(code)
}

appEvents.on('window-created', (window: object, contents: WebContents) => {
  members.emit('web-contents-created', createEvent({}), contents)
  members.emit('browser-window-created', createEvent({}), window)
})
for (const name of ['focus', 'blur'])
  appEvents.on(`window-${name}`, (window: object) =>
    members.emit(`browser-window-${name}`, createEvent({}), window),
  )
appEvents.on('close-prevented', () => void (isQuitting = false))
appEvents.on('all-windows-closed', () => {
  if (isExiting) return
  if (isQuitting) finishQuitting()
  else if (members.listenerCount('window-all-closed') > 0) members.emit('window-all-closed')
  else quit()
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quit)
// The lock and Chromium must not outlive the process if the app calls process.exit.
process.on('exit', () => {
  lock.release()
  killEngine()
})
