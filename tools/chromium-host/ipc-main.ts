// `ipcMain`: handlers and listeners by channel, and the answers that a page's preload gets, worded as Electron words
// them. Values arrive already copied; what a handler returns is copied on its way out.
import { EventEmitter } from 'node:events'
import type { IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron/main'
import { decodeValue, encodeValue } from './codec.ts'
import { createEvent } from './events.ts'
import { makeStrict, refuse } from './strict.ts'

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

/** Who a message came from, and how to answer. */
export interface IpcSource {
  readonly sender: WebContents
  readonly frame: WebFrameMain
  readonly processId: number
  reply(kind: 'result' | 'error', id: number, text: string): void
}

const handlers = new Map<string, { handler: Handler; isOnce: boolean }>()

const methods = {
  handle: (channel, handler) => addHandler(channel, handler, false),
  handleOnce: (channel, handler) => addHandler(channel, handler, true),
  removeHandler: (channel) => void handlers.delete(channel),
} satisfies Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>

export const ipcMain = makeStrict('electron.ipcMain', Object.assign(new EventEmitter(), methods))

function addHandler(channel: string, handler: Handler, isOnce: boolean): void {
  if (typeof handler !== 'function')
    throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`)
  if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
  handlers.set(channel, { handler, isOnce })
}

export async function receiveInvoke(
  source: IpcSource,
  id: number,
  channel: string,
  args: string,
): Promise<void> {
  const entry = handlers.get(channel)
  if (!entry) {
    source.reply('error', id, `Error: No handler registered for '${channel}'`)
    return
  }
  if (entry.isOnce) handlers.delete(channel)
  try {
    const result: unknown = await entry.handler(
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
  const { sender, frame, processId } = source
  const event = createEvent({
    type: 'frame',
    sender,
    processId,
    frameId: frame.routingId,
    frameTreeNodeId: frame.frameTreeNodeId,
    ports: [],
  })
  // Electron answers null once the frame is gone, however late it is asked.
  return Object.defineProperty(event, 'senderFrame', {
    get: () => (frame.isDestroyed() ? null : frame),
    enumerable: true,
  })
}

function decodeArgs(text: string): unknown[] {
  return decodeValue(text) as unknown[]
}
