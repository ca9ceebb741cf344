// Values to bytes and back, as D-Bus has them on the wire. Writes little-endian; reads both.
import { alignmentOf, membersOf, splitTypes, type Value, type Variant } from './types.ts'

const isVariant = (value: Value): value is Variant =>
  typeof value === 'object' && !Array.isArray(value) && 'type' in value

const wrong = (): Error => new Error('This value is not of the type that was said')

/** `types` is the signature of all `values`. The bytes begin at a multiple of eight. */
export function marshal(types: string, values: readonly Value[]): Buffer {
  const bytes: number[] = []

  const pad = (size: number): void => {
    while (bytes.length % size !== 0) bytes.push(0)
  }
  const putNumber = (value: number, size: number): void => {
    pad(size)
    for (let byte = 0; byte < size; byte += 1) bytes.push(Math.floor(value / 256 ** byte) % 256)
  }
  const putText = (text: string): void => {
    for (const byte of Buffer.from(text)) bytes.push(byte)
    bytes.push(0)
  }
  const putAll = (all: readonly string[], value: Value): void => {
    if (!Array.isArray(value) || value.length !== all.length) throw wrong()
    for (const [index, type] of all.entries()) put(type, value[index])
  }

  function putArray(type: string, value: Value): void {
    putNumber(0, 4)
    const sizeAt = bytes.length - 4
    pad(alignmentOf(type))
    const start = bytes.length
    if (type === 'y' && Buffer.isBuffer(value)) for (const byte of value) bytes.push(byte)
    else if (Array.isArray(value)) for (const item of value as readonly Value[]) put(type, item)
    else throw wrong()
    const size = bytes.length - start
    for (let byte = 0; byte < 4; byte += 1) bytes[sizeAt + byte] = Math.floor(size / 256 ** byte) % 256
  }

  function put(type: string, value: Value | undefined): void {
    const code = type.charAt(0)
    if (value === undefined) throw wrong()
    if (code === '(' || code === '{') {
      pad(8)
      return putAll(membersOf(type), value)
    }
    if (code === 'a') return putArray(type.slice(1), value)
    if (code === 'v' && isVariant(value)) {
      put('g', value.type)
      return put(value.type, value.value)
    }
    if (code === 'g' && typeof value === 'string') {
      bytes.push(value.length)
      return putText(value)
    }
    if ((code === 's' || code === 'o') && typeof value === 'string') {
      putNumber(Buffer.byteLength(value), 4)
      return putText(value)
    }
    if (code === 'b' && typeof value === 'boolean') return putNumber(Number(value), 4)
    if ((code === 'y' || code === 'u') && typeof value === 'number')
      return putNumber(value, alignmentOf(code))
    throw wrong()
  }

  putAll(splitTypes(types), values)
  return Buffer.from(bytes)
}

/** Returns the values of the signature `types`. Throws if the bytes are not those of such values. */
export function unmarshal(types: string, bytes: Buffer, isLittleEndian: boolean): Value[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let offset = 0

  /** Returns where the next `size` bytes begin, and goes on behind them. DataView throws past the end. */
  const take = (size: number, alignment = size): number => {
    const start = Math.ceil(offset / alignment) * alignment
    offset = start + size
    if (offset > bytes.length) throw new Error('The message ends too early')
    return start
  }
  const readText = (size: number): string => {
    const start = take(size + 1, 1)
    return bytes.toString('utf8', start, start + size)
  }
  const readSize = (): number => view.getUint32(take(4), isLittleEndian)

  function readArray(type: string): Value {
    const size = readSize()
    const start = take(0, alignmentOf(type))
    if (type === 'y') return Buffer.from(bytes.subarray(take(size, 1), start + size))
    const end = start + size
    if (end > bytes.length) throw new Error('The message ends too early')
    const items: Value[] = []
    const hasMore = (): boolean => offset < end
    while (hasMore()) items.push(read(type))
    return items
  }

  const readers: Readonly<Record<string, (type: string) => Value>> = {
    y: () => view.getUint8(take(1)),
    n: () => view.getInt16(take(2), isLittleEndian),
    q: () => view.getUint16(take(2), isLittleEndian),
    i: () => view.getInt32(take(4), isLittleEndian),
    u: readSize,
    h: readSize,
    x: () => view.getBigInt64(take(8), isLittleEndian),
    t: () => view.getBigUint64(take(8), isLittleEndian),
    d: () => view.getFloat64(take(8), isLittleEndian),
    b: () => readSize() !== 0,
    s: () => readText(readSize()),
    o: () => readText(readSize()),
    g: () => readText(view.getUint8(take(1))),
    a: (type) => readArray(type.slice(1)),
    v: () => {
      const type = readText(view.getUint8(take(1)))
      if (splitTypes(type).length !== 1) throw wrong()
      return { type, value: read(type) }
    },
    '(': readMembers,
    '{': readMembers,
  }

  function readMembers(type: string): Value {
    take(0, 8)
    return membersOf(type).map(read)
  }

  function read(type: string): Value {
    const reader = readers[type.charAt(0)]
    if (reader === undefined) throw wrong()
    return reader(type)
  }

  return splitTypes(types).map(read)
}
