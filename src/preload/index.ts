// Everything that a page gets: one function for each name of the contract. These lines don't depend on the
// names. Electron's own objects, its events included, never reach the page.
import { contextBridge, ipcRenderer } from 'electron'
import type { StreamListener } from '../contract/derived.ts'
import type { CrossingNames } from '../contract/kinds.ts'
import { channels, type Frame, type Leave, type StreamId } from '../contract/wire.ts'
import { watchDroppedFiles } from './dropped-files.ts'

/** The contract's names, inserted by the build. */
declare const __CROSSING_NAMES__: CrossingNames

type Listener = (payload: unknown) => void
type AnyStreamListener = StreamListener<unknown, unknown, unknown>

const eventListeners = new Map<string, Set<Listener>>()
const streamListeners = new Map<StreamId, AnyStreamListener>()
let lastStreamId: StreamId = 0

function deliver(frame: Frame): void {
  if (frame.kind === 'event') {
    eventListeners.get(frame.name)?.forEach((listener) => listener(frame.payload))
    return
  }
  const listener = streamListeners.get(frame.stream)
  if (!listener) return // the page has left
  if (frame.kind === 'snapshot') listener.snapshot(frame.snapshot)
  else if (frame.kind === 'deltas') for (const delta of frame.deltas) listener.delta(delta)
  else {
    streamListeners.delete(frame.stream)
    listener.settle(frame.result)
  }
}

ipcRenderer.on(channels.frames, (_event, frames: readonly Frame[]) => {
  for (const frame of frames) deliver(frame)
})

const makers = {
  route: (name: string) => (input: unknown) => ipcRenderer.invoke(channels.ask, name, input),

  event: (name: string) => (listener: Listener) => {
    const listeners = eventListeners.get(name) ?? new Set()
    eventListeners.set(name, listeners.add(listener))
    return () => void listeners.delete(listener)
  },

  stream: (name: string) => (input: unknown, listener: AnyStreamListener) => {
    const id = (lastStreamId += 1)
    streamListeners.set(id, listener)
    ipcRenderer.send(channels.open, name, id, input)
    const leave = (how: Leave): void => ipcRenderer.send(channels.leave, id, how)
    return {
      detach: () => {
        if (streamListeners.delete(id)) leave('detach')
      },
      cancel: () => leave('cancel'),
    }
  },
}

const bridge: Record<string, Record<string, unknown>> = {}
for (const [path, kind] of Object.entries(__CROSSING_NAMES__)) {
  const [domain = '', name = ''] = path.split('.')
  bridge[domain] = { ...bridge[domain], [name]: makers[kind](path) }
}

contextBridge.exposeInMainWorld('latchkey', bridge)
watchDroppedFiles()
