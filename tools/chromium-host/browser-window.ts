// `BrowserWindow`: a Chromium window without tabs or address bar. It appears with its first address; settings
// made before that are applied then. Bounds are the last ones requested, or later ones that Chromium reports.
import { EventEmitter } from 'node:events'
import type {
  BrowserWindow as ElectronWindow,
  BrowserWindowConstructorOptions,
  Rectangle,
  WebContents,
} from 'electron/main'
import { appEvents } from './app-events.ts'
import { createEvent } from './events.ts'
import { hostState } from './host-state.ts'
import { setWindowFinder } from './menu.ts'
import { makeStrict } from './strict.ts'
import { contentsRecordOf, createWebContents } from './web-contents.ts'
import { createFrame } from './window-frame.ts'
import type { WindowFrame } from './window-frame.ts'
import { checkWindowOptions } from './window-options.ts'

const windows = new Map<number, BrowserWindow>()
const frames = new WeakMap<BrowserWindow, WindowFrame>()
let lastId = 0

function frameOf(window: BrowserWindow): WindowFrame {
  const frame = frames.get(window)
  if (!frame) throw new Error('The Chromium host was given a window it did not make')
  return frame
}

export class BrowserWindow extends EventEmitter {
  readonly id: number
  readonly webContents: WebContents

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    if (!hostState.isReady) throw new Error('Cannot create BrowserWindow before app is ready')
    const preferences = checkWindowOptions(options)
    const record = createWebContents(preferences)
    lastId += 1
    this.id = lastId
    this.webContents = record.contents
    const self = makeStrict('electron.BrowserWindow', this)
    const frame = createFrame(self as unknown as ElectronWindow, record, options, () => {
      windows.delete(self.id)
      if (windows.size === 0) appEvents.emit('all-windows-closed')
    })
    frames.set(this, frame)
    frames.set(self, frame)
    windows.set(this.id, self)
    record.state.owner = self as unknown as ElectronWindow
    appEvents.emit('window-created', self, record.contents)
    return self
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()]
  }
  static getFocusedWindow(): BrowserWindow | null {
    return [...windows.values()].find((window) => window.isFocused()) ?? null
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    const owner = contentsRecordOf(contents)?.state.owner
    return (owner as unknown as BrowserWindow | undefined) ?? null
  }

  loadURL(url: string): Promise<void> {
    return frameOf(this).load(url)
  }
  show(): void {
    frameOf(this).show()
  }
  hide(): void {
    frameOf(this).hide()
  }
  focus(): void {
    frameOf(this).focus()
  }
  isFocused(): boolean {
    return frameOf(this).isFocused()
  }
  isVisible(): boolean {
    return frameOf(this).isVisible()
  }
  minimize(): void {
    frameOf(this).setState('minimized')
  }
  restore(): void {
    frameOf(this).setState('normal')
  }
  isMinimized(): boolean {
    return frameOf(this).getState() === 'minimized'
  }
  maximize(): void {
    frameOf(this).setState('maximized')
  }
  isMaximized(): boolean {
    return frameOf(this).getState() === 'maximized'
  }
  setFullScreen(isFull: boolean): void {
    frameOf(this).setState(isFull ? 'fullscreen' : 'normal')
  }
  isFullScreen(): boolean {
    return frameOf(this).getState() === 'fullscreen'
  }
  getBounds(): Rectangle {
    return frameOf(this).getBounds()
  }
  getNormalBounds(): Rectangle {
    return frameOf(this).getBounds()
  }
  setBounds(bounds: Partial<Rectangle>): void {
    frameOf(this).setBounds(bounds)
  }
  close(): void {
    const frame = frameOf(this)
    if (frame.isDestroyed()) return
    const event = createEvent({})
    this.emit('close', event)
    if (event.defaultPrevented) appEvents.emit('close-prevented')
    else frame.close()
  }
  destroy(): void {
    frameOf(this).destroy()
  }
  isDestroyed(): boolean {
    return frameOf(this).isDestroyed()
  }
}

appEvents.on('list-windows', (found: object[]) => void found.push(...windows.values()))
setWindowFinder((contents) => BrowserWindow.fromWebContents(contents) as unknown as ElectronWindow | null)
