// Messages of D-Bus: the header that says who means what, and how a stream of bytes is cut into messages.
// Source: D-Bus Specification 0.43, "Message Format".
import { marshal, unmarshal } from './marshal.ts'
import type { Value, Variant } from './types.ts'

const kinds = { call: 1, answer: 2, error: 3, signal: 4 } as const

export interface Call {
  readonly path: string
  readonly to: string
  readonly interface: string
  readonly member: string
  readonly types?: string
  readonly values?: readonly Value[]
}

export interface Message {
  readonly kind: keyof typeof kinds | null
  /** The serial number of the call that this answers; 0 if it answers none. */
  readonly answers: number
  readonly path: string
  readonly interface: string
  readonly member: string
  readonly errorName: string
  /** Reads the values. Throws if the bytes are not what they say. */
  readonly readValues: () => readonly Value[]
}

const field = { path: 1, interface: 2, member: 3, errorName: 4, answers: 5, to: 6, types: 8 } as const
const fieldsType = 'a(yv)'

export function encodeCall(serial: number, call: Call): Buffer {
  const { types = '', values = [] } = call
  const body = marshal(types, values)
  const text = (code: number, type: string, value: string): Value => [code, { type, value }]
  const fields = [
    text(field.path, 'o', call.path),
    text(field.interface, 's', call.interface),
    text(field.member, 's', call.member),
    text(field.to, 's', call.to),
    ...(types === '' ? [] : [text(field.types, 'g', types)]),
  ]
  const head = marshal(`yyyyuu${fieldsType}`, [0x6c, kinds.call, 0, 1, body.length, serial, fields])
  const padding = Buffer.alloc((8 - (head.length % 8)) % 8)
  return Buffer.concat([head, padding, body])
}

const fixedBytes = 16
// The specification's own limit is 128 MiB; nothing that is asked here is answered by more than a list of entries.
const maxBytes = 16 * 1024 * 1024
const roundUp = (bytes: number): number => Math.ceil(bytes / 8) * 8

/** Takes one whole message off the front of `bytes`; `null` if it hasn't come whole. Throws at what is none. */
export function decodeMessage(bytes: Buffer): { readonly message: Message; readonly rest: Buffer } | null {
  if (bytes.length < fixedBytes) return null
  const order = bytes[0]
  if (order !== 0x6c && order !== 0x42) throw new Error('This is not a message of D-Bus')
  const isLittleEndian = order === 0x6c
  const readSize = (at: number): number => (isLittleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  const headBytes = roundUp(fixedBytes + readSize(12))
  const bodyBytes = readSize(4)
  if (headBytes + bodyBytes > maxBytes) throw new Error('This message is too long')
  if (bytes.length < headBytes + bodyBytes) return null
  const head = unmarshal(`yyyyuu${fieldsType}`, bytes.subarray(0, headBytes), isLittleEndian)
  const fields = new Map((head[6] as [number, Variant][]).map(([code, { value }]) => [code, value]))
  const readText = (code: number): string => {
    const value = fields.get(code)
    return typeof value === 'string' ? value : ''
  }
  const body = bytes.subarray(headBytes, headBytes + bodyBytes)
  const kind = Object.entries(kinds).find(([, code]) => code === head[1])?.[0] ?? null
  const message: Message = {
    kind: kind as Message['kind'],
    answers: Number(fields.get(field.answers) ?? 0),
    path: readText(field.path),
    interface: readText(field.interface),
    member: readText(field.member),
    errorName: readText(field.errorName),
    readValues: () => unmarshal(readText(field.types), body, isLittleEndian),
  }
  return { message, rest: bytes.subarray(headBytes + bodyBytes) }
}
