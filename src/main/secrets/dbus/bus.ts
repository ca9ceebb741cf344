// A connection to a message bus: calls with their answers, and the signals that were asked for. It blocks nothing
// and starts no thread, so a service that never answers costs one waiting promise.
import { connect, type Socket } from 'node:net'
import { decodeMessage, encodeCall, type Call, type Message } from './message.ts'
import type { Value } from './types.ts'

export interface Bus {
  /**
   * Resolves to the values of the answer. Rejects with a BusError, or when `signal` aborts: then the call was
   * sent, and its answer is thrown away.
   */
  call(call: Call, signal?: AbortSignal): Promise<readonly Value[]>
  /** Resolves once the connection has ended. */
  readonly closed: Promise<void>
  close(): void
}

export const busErrors = {
  /** Ours: the connection has ended, or there is none. */
  closed: 'app.latchkey.Closed',
  /** Ours: nobody waits for the answer any longer. */
  givenUp: 'app.latchkey.GivenUp',
  noService: 'org.freedesktop.DBus.Error.ServiceUnknown',
  noOwner: 'org.freedesktop.DBus.Error.NameHasNoOwner',
  notSupported: 'org.freedesktop.DBus.Error.NotSupported',
  /** The service ended before it answered. */
  noReply: 'org.freedesktop.DBus.Error.NoReply',
} as const

/** An error's name, as the service gave it. Its text is left out, because it may quote what was sent. */
export interface BusError extends Error {
  readonly busError: string
}

export const makeBusError = (name: string): BusError =>
  Object.assign(new Error(`The bus answers: ${name}`), { busError: name })

/** The name of the error that a call was answered by; an empty text for any other error. */
export const readBusError = (thrown: unknown): string =>
  thrown instanceof Error && 'busError' in thrown && typeof thrown.busError === 'string'
    ? thrown.busError
    : ''

export const busDaemon = {
  to: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const

const greetingTimeoutMs = 5_000

/** Says who we are, and resolves to the bytes that came behind the bus's answer. */
async function authenticate(socket: Socket): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  let heard = Buffer.alloc(0)
  const hear = (chunk: Buffer): void => {
    heard = Buffer.concat([heard, chunk])
    const end = heard.indexOf('\r\n')
    if (end < 0) return
    if (heard.toString('latin1', 0, 3) === 'OK ') resolve(heard.subarray(end + 2))
    else reject(makeBusError(busErrors.closed))
  }
  const fail = (): void => reject(makeBusError(busErrors.closed))
  socket.on('data', hear).once('error', fail).once('close', fail)
  socket.setTimeout(greetingTimeoutMs, () => reject(makeBusError(busErrors.givenUp)))
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex')
  socket.once('connect', () => socket.write(`\0AUTH EXTERNAL ${user}\r\n`))
  try {
    const rest = await promise
    socket.write('BEGIN\r\n')
    return rest
  } finally {
    socket.off('data', hear).off('error', fail).off('close', fail).setTimeout(0)
  }
}

/** `path` is one of `listBusSockets`. Rejects with a BusError if there is no bus. */
export async function openBus(path: string, onSignal: (signal: Message) => void): Promise<Bus> {
  const socket = connect(path)
  // An error closes it, and that is what is listened for.
  socket.on('error', () => {})
  const waiting = new Map<number, (message: Message | null) => void>()
  const { promise: closed, resolve: setClosed } = Promise.withResolvers<void>()
  let serial = 0

  let unread: Buffer
  try {
    unread = await authenticate(socket)
  } catch (thrown) {
    socket.destroy()
    throw thrown
  }

  function read(chunk: Buffer): void {
    unread = unread.length === 0 ? chunk : Buffer.concat([unread, chunk])
    try {
      for (let next = decodeMessage(unread); next !== null; next = decodeMessage(unread)) {
        unread = next.rest
        take(next.message)
      }
    } catch {
      // What comes behind a message that can't be read can't be found any more.
      socket.destroy()
    }
  }

  function take(message: Message): void {
    if (message.kind === 'signal') return onSignal(message)
    const answer = waiting.get(message.answers)
    waiting.delete(message.answers)
    answer?.(message)
  }

  const call: Bus['call'] = async (asked, signal) => {
    if (signal?.aborted === true) throw makeBusError(busErrors.givenUp)
    if (socket.destroyed) throw makeBusError(busErrors.closed)
    const { promise, resolve } = Promise.withResolvers<Message | null>()
    const stop = Promise.withResolvers<'stopped'>()
    const giveUp = (): void => stop.resolve('stopped')
    serial += 1
    waiting.set(serial, resolve)
    socket.write(encodeCall(serial, asked))
    signal?.addEventListener('abort', giveUp, { once: true })
    const message = await Promise.race([promise, stop.promise])
    signal?.removeEventListener('abort', giveUp)
    if (message === 'stopped') throw makeBusError(busErrors.givenUp)
    if (message === null) throw makeBusError(busErrors.closed)
    if (message.kind === 'error') throw makeBusError(message.errorName)
    return message.readValues()
  }

  socket.on('data', read).once('close', () => {
    for (const answer of waiting.values()) answer(null)
    waiting.clear()
    setClosed()
  })
  if (unread.length > 0) read(Buffer.alloc(0))
  const bus: Bus = { call, closed, close: () => void socket.destroy() }
  try {
    await bus.call({ ...busDaemon, member: 'Hello' }, AbortSignal.timeout(greetingTimeoutMs))
  } catch (thrown) {
    bus.close()
    throw thrown
  }
  return bus
}
