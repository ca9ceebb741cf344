// A password prompt that stays open: gnome-keyring asks for it over D-Bus when a program wants a locked
// keyring, and waits for the person to type. This one takes the prompter's name on the bus and never answers.
// The few D-Bus messages that it needs are written here by hand, from the specification.
import { once } from 'node:events'
import { connect } from 'node:net'

const prompterName = 'org.gnome.keyring.SystemPrompter'
const busName = 'org.freedesktop.DBus'
const busPath = '/org/freedesktop/DBus'

type Bytes = readonly number[]
/** Appends to the bytes before it, at a multiple of its own size. */
type Part = (before: Bytes) => Bytes

const align = (before: Bytes, size: number): Bytes => [
  ...before,
  ...Array<number>((size - (before.length % size)) % size).fill(0),
]
const uint32 =
  (value: number): Part =>
  (before) => [...align(before, 4), value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24]
const text =
  (value: string): Part =>
  (before) => [...uint32(value.length)(before), ...Buffer.from(value, 'ascii'), 0]
const signature =
  (value: string): Part =>
  (before) => [...before, value.length, ...Buffer.from(value, 'ascii'), 0]
const join = (...parts: readonly Part[]): Bytes => parts.reduce<Bytes>((bytes, part) => part(bytes), [])

const field =
  (code: number, type: string, value: Part): Part =>
  (before) =>
    value([...align(before, 8), code, ...signature(type)([])])

/** A method call on the bus itself. */
function makeCall(serial: number, member: string, types = '', ...values: readonly Part[]): Buffer {
  const body = join(...values)
  const fields = join(
    field(1, 'o', text(busPath)),
    field(2, 's', text(busName)),
    field(3, 's', text(member)),
    field(6, 's', text(busName)),
    ...(types === '' ? [] : [field(8, 'g', signature(types))]),
  )
  const start: Bytes = ['l'.charCodeAt(0), 1, 0, 1] // little-endian, a method call, no flags, version 1
  const header = [uint32(body.length), uint32(serial), uint32(fields.length)].reduce(
    (bytes, part) => part(bytes),
    start,
  )
  return Buffer.from([...align([...header, ...fields], 8), ...body])
}

export interface SilentPrompter extends Disposable {
  /** Resolves once it has been asked for a password. */
  readonly asked: Promise<void>
  countAsked(): number
  /** Closes the prompt, which gnome-keyring takes for the person's refusal. */
  close(): void
}

/** `address` is the bus's, with a path. */
export async function startSilentPrompter(address: string): Promise<SilentPrompter> {
  const socket = connect(/path=([^,;]+)/u.exec(address)?.[1] ?? '')
  await once(socket, 'connect')
  socket.on('error', () => {}) // the bus may go first
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex')
  socket.write(`\0AUTH EXTERNAL ${user}\r\n`)
  await once(socket, 'data')
  socket.write('BEGIN\r\n')
  const { promise: asked, resolve: wasAsked } = Promise.withResolvers<void>()
  const { promise: owned, resolve: owns } = Promise.withResolvers<void>()
  let heard = ''
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1')
    if (heard.includes('NameAcquired') && heard.includes(prompterName)) owns()
    if (heard.includes('BeginPrompting')) wasAsked()
  })
  socket.write(makeCall(1, 'Hello'))
  socket.write(makeCall(2, 'RequestName', 'su', text(prompterName), uint32(4)))
  await owned
  const close = () => void socket.destroy()
  const countAsked = () => heard.split('BeginPrompting').length - 1
  return { asked, countAsked, close, [Symbol.dispose]: close }
}
