// Runs in the preload's isolated world before any script of the page: gives the preload its
// `electron`, `require` and `process`, reaches main through a binding that only this world has, and
// does nothing in subframes.
import { EventHub } from './event-hub.ts'
import { decodeValue, encodeValue } from '../codec.ts'
import { openBridge } from './bridge.ts'
import type { BridgeNode } from './bridge.ts'
import { keepDroppedFiles } from './dropped-files.ts'
import { guardInput } from './input-guard.ts'

interface ShadowHost {
  attachShadow(options: { mode: 'open' }): {
    appendChild(node: BridgeNode): BridgeNode
    firstChild: BridgeNode
  }
}
declare const document: EventTarget & { createElement(name: string): ShadowHost & BridgeNode }
declare const window: object
declare const location: { href: string }
declare const MouseEvent: new (type: string, init: object) => Event
declare const settings: {
  handover: string
  binding: string
  receiver: string
  fileMark: string
  process: Record<string, unknown>
}

type Listener = (...args: unknown[]) => void
type Wrapper = (
  require: (name: string) => unknown,
  process: unknown,
  module: { exports: unknown },
  exports: unknown,
  global: unknown,
) => void

const world = globalThis as unknown as Record<string, unknown>
const isTop = (window as { top?: unknown }).top === window
const tellMain = world[settings.binding] as (text: string) => void
const post = (message: object): void => tellMain(JSON.stringify({ ...message, url: location.href }))

function refuseMember<Value extends object>(path: string, value: Value): Value {
  return new Proxy(value, {
    get(target, name, receiver) {
      if (name in target || typeof name === 'symbol' || name === 'then' || name === 'toJSON')
        return Reflect.get(target, name, receiver) as unknown
      throw new Error(`The Chromium host has no ${path}.${name}`)
    },
  })
}

function startPreload(): void {
  const hub = new EventHub()
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let lastCall = 0

  const ipcRenderer = refuseMember('electron.ipcRenderer', {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const text = encodeValue(args)
      lastCall += 1
      const id = lastCall
      return new Promise((resolve, reject) => {
        waiting.set(id, {
          resolve,
          reject: (error) => reject(new Error(`Error invoking remote method '${channel}': ${error.message}`)),
        })
        post({ type: 'invoke', id, channel, args: text })
      })
    },
    send(channel: string, ...args: unknown[]): void {
      post({ type: 'send', channel, args: encodeValue(args) })
    },
    on: (channel: string, listener: Listener) => (hub.on(channel, listener), ipcRenderer),
    off: (channel: string, listener: Listener) => (hub.off(channel, listener), ipcRenderer),
  })

  const host = document.createElement('div')
  host.attachShadow({ mode: 'open' }).appendChild(document.createElement('i'))
  const node = (host as unknown as { shadowRoot: { firstChild: BridgeNode } }).shadowRoot.firstChild
  const bridge = openBridge(node, 'preload', 'main', () => {
    throw new Error('The page can expose nothing to the preload')
  })
  document.dispatchEvent(new MouseEvent(settings.handover, { relatedTarget: host }))

  const contextBridge = refuseMember('electron.contextBridge', {
    exposeInMainWorld: (key: string, api: unknown): void => {
      if (api === ipcRenderer) throw new Error('An object could not be cloned.')
      bridge.expose(key, api)
    },
  })
  const dropped = keepDroppedFiles(settings.fileMark)
  const webUtils = refuseMember('electron.webUtils', { getPathForFile: dropped.standInFor })
  const electron = refuseMember('electron', { contextBridge, ipcRenderer, webUtils })

  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name}. The Chromium host gives a sandboxed preload only electron`)
  }

  Object.defineProperty(world, settings.receiver, {
    value: Object.freeze({
      receive(kind: string, id: number | string, text: string): void {
        if (kind === 'event') {
          hub.emit(`${id}`, { sender: ipcRenderer, ports: [], type: 'event' }, decodeValue(text) as unknown[])
          return
        }
        const call = waiting.get(id as number)
        waiting.delete(id as number)
        if (kind === 'result') call?.resolve(decodeValue(text))
        else call?.reject(new Error(text))
      },
      findFile: dropped.find,
      run(wrapper: Wrapper): void {
        const module = { exports: {} as unknown }
        try {
          wrapper(require, refuseMember('process', settings.process), module, module.exports, world)
        } catch (error) {
          post({
            type: 'preload-error',
            message: error instanceof Error ? (error.stack ?? error.message) : String(error),
          })
          throw error
        }
      },
    }),
  })
}

delete world[settings.binding]
guardInput(post, isTop)
if (isTop) startPreload()
