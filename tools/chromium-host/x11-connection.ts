// The few words of the X11 protocol that a clipboard needs: connect, atoms, one invisible window, properties, events.
// Speaks to a local display only.
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { homedir, hostname } from 'node:os'
import { join } from 'node:path'

export interface X11Connection {
  readonly window: number
  readonly socket: Socket
  request(opcode: number, detail: number, body: Buffer): void
  ask(opcode: number, detail: number, body: Buffer): Promise<Buffer>
  internAtom(name: string): Promise<number>
  onEvent(heard: (event: Buffer) => void): void
}

const propertyChangeMask = 0x40_00_00

export function words(...values: number[]): Buffer {
  const body = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) body.writeUInt32LE(value >>> 0, index * 4)
  return body
}

export function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
}

export async function connectToDisplay(display: string): Promise<X11Connection> {
  const number = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(display)?.[1]
  if (number === undefined) throw new Error(`The display ${display} is not a local one`)
  const socket = connect(`/tmp/.X11-unix/X${number}`)
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  socket.on('error', () => {})
  // Nothing waits for the clipboard: it must not keep the process running.
  socket.unref()

  let received: Buffer = Buffer.alloc(0)
  let setUp: ((reply: Buffer) => void) | undefined
  let hear: (event: Buffer) => void = () => {}
  const owed: { sequence: number; resolve(reply: Buffer): void; reject(error: Error): void }[] = []
  let sequence = 0
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    for (;;) {
      if (received.length < 8) return
      const size = setUp
        ? 8 + received.readUInt16LE(6) * 4
        : received.length < 32
          ? 32
          : 32 + (received[0] === 1 ? received.readUInt32LE(4) * 4 : 0)
      if (received.length < size) return
      const message = received.subarray(0, size)
      received = received.subarray(size)
      if (setUp) {
        setUp(message)
        setUp = undefined
      } else if (message[0] === 0 || message[0] === 1) {
        const index = owed.findIndex((entry) => entry.sequence === message.readUInt16LE(2))
        const [entry] = index < 0 ? [] : owed.splice(index, 1)
        if (message[0] === 1) entry?.resolve(message)
        else entry?.reject(new Error(`X11 error ${message[1]}`))
      } else {
        hear(message)
      }
    }
  })
  socket.once('close', () => {
    for (const entry of owed.splice(0)) entry.reject(new Error('The display is gone'))
  })

  const request = (opcode: number, detail: number, body: Buffer): void => {
    sequence = (sequence + 1) & 0xff_ff
    const head = Buffer.from([opcode, detail, 0, 0])
    head.writeUInt16LE(1 + body.length / 4, 2)
    socket.write(Buffer.concat([head, body]))
  }
  const ask = (opcode: number, detail: number, body: Buffer): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      request(opcode, detail, body)
      owed.push({ sequence, resolve, reject })
    })

  const cookie = findCookie(number)
  const name = Buffer.from(cookie ? 'MIT-MAGIC-COOKIE-1' : '')
  const hello = Buffer.alloc(12)
  hello.write('l', 0)
  hello.writeUInt16LE(11, 2)
  hello.writeUInt16LE(name.length, 6)
  hello.writeUInt16LE(cookie?.length ?? 0, 8)
  const setup = await new Promise<Buffer>((resolve, reject) => {
    setUp = resolve
    socket.once('close', () => reject(new Error('The display refused the connection')))
    socket.write(Buffer.concat([hello, padded(name), padded(cookie ?? Buffer.alloc(0))]))
  })
  if (setup[0] !== 1) throw new Error('The display refused the connection')
  const window = setup.readUInt32LE(12) | 1
  const root = setup.readUInt32LE(40 + Math.ceil(setup.readUInt16LE(24) / 4) * 4 + (setup[29] ?? 0) * 8)
  // Never shown: input-only, one pixel, outside of the screen.
  request(
    1,
    0,
    Buffer.concat([
      words(window, root),
      Buffer.from([246, 255, 246, 255, 1, 0, 1, 0, 0, 0, 2, 0]),
      words(0, 0x8_00, propertyChangeMask),
    ]),
  )

  return {
    window,
    socket,
    request,
    ask,
    async internAtom(atom) {
      const text = Buffer.from(atom)
      const head = Buffer.alloc(4)
      head.writeUInt16LE(text.length, 0)
      return (await ask(16, 0, Buffer.concat([head, padded(text)]))).readUInt32LE(8)
    },
    onEvent: (heard) => void (hear = heard),
  }
}

/** The display's cookie from the Xauthority file; entries are family, then four counted strings, all big-endian. */
function findCookie(display: string): Buffer | undefined {
  let file: Buffer
  try {
    file = readFileSync(process.env['XAUTHORITY'] ?? join(homedir(), '.Xauthority'))
  } catch {
    return undefined
  }
  let offset = 0
  while (offset + 2 <= file.length) {
    const family = file.readUInt16BE(offset)
    offset += 2
    const fields: Buffer[] = []
    for (let index = 0; index < 4; index += 1) {
      const length = file.readUInt16BE(offset)
      fields.push(file.subarray(offset + 2, offset + 2 + length))
      offset += 2 + length
    }
    const [address, number, name, data] = fields.map((field) => field)
    const isOurs = family === 0xff_ff || address?.toString() === hostname()
    if (
      isOurs &&
      (number?.toString() === display || number?.length === 0) &&
      name?.toString() === 'MIT-MAGIC-COOKIE-1'
    )
      return data
  }
  return undefined
}
