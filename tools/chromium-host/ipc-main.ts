// `ipcMain`: handlers and listeners by channel, and the answers to a page's preload, in Electron's words.
// Arguments arrive already copied; a handler's result is copied on its way out.
import { EventEmitter } from 'node:events'
import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron/main'
import { decodeValue, encodeValue } from './codec.ts'
import { createEvent } from './events.ts'
import { makeStrict, refuse } from './strict.ts'

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

/** The sender of a message, and how to answer it. */
interface IpcSource {
  readonly sender: WebContents
  readonly frame: WebFrameMain
  reply(kind: 'result' | 'error', id: number, text: string): void
}

const handlers = new Map<string, Handler>()

export const ipcMain = makeStrict('electron.ipcMain', Object.assign(new EventEmitter(), { handle }))

function handle(channel: string, handler: Handler): void {
  if (typeof handler !== 'function')
    throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`)
  if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
  handlers.set(channel, handler)
}

export async function receiveInvoke(
  source: IpcSource,
  id: number,
  channel: string,
  args: string,
): Promise<void> {
  const handler = handlers.get(channel)
  if (!handler) {
    source.reply('error', id, `Error: No handler registered for '${channel}'`)
    return
  }
  try {
    const result: unknown = await handler(
      eventFrom(source) as unknown as IpcMainInvokeEvent,
      ...decodeArgs(args),
    )
    source.reply('result', id, encodeValue(result))
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error)
    source.reply('error', id, String(error))
  }
}

export function receiveSend(source: IpcSource, channel: string, args: string): void {
  const event = Object.assign(eventFrom(source), {
    reply: (replyChannel: string, ...values: unknown[]) => source.sender.send(replyChannel, ...values),
  })
  Object.defineProperty(event, 'returnValue', {
    set() {
      refuse('ipcRenderer.sendSync, so no event.returnValue')
    },
  })
  ipcMain.emit(channel, event, ...decodeArgs(args))
}

function eventFrom(source: IpcSource): object {
  const { sender, frame } = source
  const event = createEvent({ type: 'frame', sender, frameId: frame.routingId, ports: [] })
  // Electron returns null once the frame is gone, even if it is read later.
  return Object.defineProperty(event, 'senderFrame', {
    get: () => (frame.isDestroyed() ? null : frame),
    enumerable: true,
  })
}

function decodeArgs(text: string): unknown[] {
  return decodeValue(text) as unknown[]
}
