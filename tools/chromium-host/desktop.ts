// The small desktop modules: screen, power, global shortcuts, notifications and pictures. They return what is
// true of a host that has no desktop of its own, and do nothing else.
import { EventEmitter } from 'node:events'
import type {
  Display,
  GlobalShortcut,
  NotificationConstructorOptions,
  PowerMonitor,
  Screen,
} from 'electron/main'
import { withEvents } from './mix.ts'
import { makeStrict } from './strict.ts'

const area = { x: 0, y: 0, width: 1280, height: 900 }
// A single display, with only the members that are used here.
const display = makeStrict('electron.Display', {
  id: 1,
  label: '',
  bounds: area,
  workArea: area,
  size: { width: area.width, height: area.height },
  workAreaSize: { width: area.width, height: area.height },
  scaleFactor: 1,
  rotation: 0,
  internal: false,
}) as unknown as Display

const screenMethods = {
  getAllDisplays: () => [display],
} satisfies Partial<Screen>
export const screen = makeStrict('electron.screen', withEvents(screenMethods))

const powerMethods = {
  getSystemIdleTime: () => 0,
  getSystemIdleState: () => 'active',
  isOnBatteryPower: () => false,
} satisfies Partial<PowerMonitor>
export const powerMonitor = makeStrict('electron.powerMonitor', withEvents(powerMethods))

const shortcutMethods = {
  register: () => false,
  registerAll: () => {},
  unregister: () => {},
  unregisterAll: () => {},
  isRegistered: () => false,
} satisfies Partial<GlobalShortcut>
export const globalShortcut = makeStrict('electron.globalShortcut', shortcutMethods)

export class Notification extends EventEmitter {
  title: string
  body: string

  static isSupported(): boolean {
    return false
  }

  constructor(options: NotificationConstructorOptions = {}) {
    super()
    this.title = options.title ?? ''
    this.body = options.body ?? ''
    return makeStrict('electron.Notification', this)
  }

  show(): void {
    this.emit('show', {})
  }

  close(): void {
    this.emit('close', {})
  }
}

const createImage = (): object =>
  makeStrict('electron.NativeImage', {
    isEmpty: () => true,
    getSize: () => ({ width: 0, height: 0 }),
    toDataURL: () => 'data:image/png;base64,',
    toPNG: () => Buffer.alloc(0),
    resize: createImage,
    setTemplateImage: () => {},
  })

/** Pictures are not decoded; each one is empty. */
export const nativeImage = makeStrict('electron.nativeImage', {
  createEmpty: createImage,
  createFromPath: createImage,
  createFromBuffer: createImage,
  createFromDataURL: createImage,
})
