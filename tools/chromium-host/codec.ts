// Encodes values as text by the rules of structured clone, for messages between main and the page's two
// worlds. It runs in Node and, as text, in the page, so it imports nothing. A value that can't be cloned
// throws with Electron's words.

/**
 * How functions and promises cross; without these they can't. Both return an id that represents the value.
 */
interface EncodeReferences {
  fromFunction(value: (...args: unknown[]) => unknown): number
  fromPromise(value: Promise<unknown>): number
}

interface DecodeReferences {
  toFunction(id: number): unknown
  toPromise(id: number): unknown
}

const cannotClone = 'An object could not be cloned.'
const maxDepth = 1000
const typedArrays = [
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
  'DataView',
]
const errorTypes: Record<string, new (message?: string) => Error> = {
  __proto__: null as never,
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
}

// Taken before any page script runs, so a page that patches its built-ins changes nothing here.
const { stringify, parse } = JSON
const { keys, defineProperty, is } = Object
const { isArray } = Array
export const uncurry = Function.prototype.bind.bind(Function.prototype.call) as <
  Args extends unknown[],
  Result,
>(
  method: (...args: Args) => Result,
) => (self: unknown, ...args: Args) => Result
const tagOf = uncurry(Object.prototype.toString)
const hasOwn = uncurry(Object.prototype.hasOwnProperty)
const sliceOf = uncurry(String.prototype.slice)
const isAmong = uncurry(Array.prototype.includes)
const timeOf = uncurry(Date.prototype.getTime)
const eachOfMap = uncurry(Map.prototype.forEach)
const eachOfSet = uncurry(Set.prototype.forEach)
const putInMap = uncurry(Map.prototype.set)
const addToSet = uncurry(Set.prototype.add)

export function encodeValue(value: unknown, references?: EncodeReferences): string {
  return stringify(encodeNode(value, references, [], 0))
}

export function decodeValue(text: string, references?: DecodeReferences): unknown {
  return decodeNode(parse(text) as unknown, references)
}

function encodeNode(
  value: unknown,
  references: EncodeReferences | undefined,
  parents: object[],
  depth: number,
): unknown {
  if (value === null) return null
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return value - value === 0 && !is(value, -0) ? value : ['n', is(value, -0) ? '-0' : `${value}`]
    case 'undefined':
      return ['u']
    case 'bigint':
      return ['b', `${value}`]
    case 'symbol':
      throw new Error(cannotClone)
    case 'function':
      if (!references) throw new Error(cannotClone)
      return ['f', references.fromFunction(value as (...args: unknown[]) => unknown)]
    case 'object':
      break
  }
  if (depth > maxDepth)
    throw new Error(
      'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
    )
  // A cycle can't be written as a tree. Structured clone could copy one, but nothing here needs it.
  for (let index = 0; index < parents.length; index += 1)
    if (parents[index] === value) throw new Error(cannotClone)
  parents[parents.length] = value
  const encoded = encodeObject(value, references, parents, depth + 1)
  parents.length -= 1
  return encoded
}

function encodeObject(
  value: object,
  references: EncodeReferences | undefined,
  parents: object[],
  depth: number,
): unknown {
  const inner = (child: unknown): unknown => encodeNode(child, references, parents, depth)
  if (isArray(value)) {
    const items: unknown[] = ['a']
    for (let index = 0; index < value.length; index += 1) items[index + 1] = inner(value[index])
    return items
  }
  const tag = sliceOf(tagOf(value), 8, -1)
  switch (tag) {
    case 'Object': {
      const pairs: unknown[] = ['o']
      const names = keys(value)
      for (let index = 0; index < names.length; index += 1) {
        const name = names[index] as string
        pairs[pairs.length] = name
        pairs[pairs.length] = inner((value as Record<string, unknown>)[name])
      }
      return pairs
    }
    case 'Promise':
      if (!references) throw new Error(cannotClone)
      return ['p', references.fromPromise(value as Promise<unknown>)]
    case 'Error': {
      const error = value as Error
      // An error from a page may have anything under these names.
      return ['e', textOf(error.name), textOf(error.message), references ? '' : textOf(error.stack)]
    }
    case 'Date':
      return ['d', encodeNode(timeOf(value), references, parents, depth)]
    case 'RegExp':
      return ['r', (value as RegExp).source, (value as RegExp).flags]
    case 'Map': {
      const entries: unknown[] = ['m']
      eachOfMap(value, (item: unknown, key: unknown) => {
        entries[entries.length] = inner(key)
        entries[entries.length] = inner(item)
      })
      return entries
    }
    case 'Set': {
      const items: unknown[] = ['s']
      eachOfSet(value, (item: unknown) => {
        items[items.length] = inner(item)
      })
      return items
    }
    case 'Number':
    case 'String':
    case 'Boolean':
      return inner((value as { valueOf(): unknown }).valueOf())
    case 'ArrayBuffer':
      return ['y', 'ArrayBuffer', toBase64(new Uint8Array(value as ArrayBuffer))]
    default: {
      if (!isAmong(typedArrays, tag)) throw new Error(cannotClone)
      const view = value as Uint8Array
      return ['y', tag, toBase64(new Uint8Array(view.buffer, view.byteOffset, view.byteLength))]
    }
  }
}

function decodeNode(node: unknown, references: DecodeReferences | undefined): unknown {
  if (!isArray(node)) return node
  const inner = (child: unknown): unknown => decodeNode(child, references)
  switch (node[0]) {
    case 'u':
      return undefined
    case 'n':
      return Number(node[1])
    case 'b':
      return BigInt(node[1] as string)
    case 'a': {
      const items: unknown[] = []
      for (let index = 1; index < node.length; index += 1)
        defineProperty(items, index - 1, own(inner(node[index])))
      return items
    }
    case 'o': {
      const object = {}
      // Properties are defined, never assigned, so that a key named __proto__ becomes a plain key.
      for (let index = 1; index < node.length; index += 2)
        defineProperty(object, node[index] as string, own(inner(node[index + 1])))
      return object
    }
    case 'e': {
      const name = `${node[1]}`
      const error = new (hasOwn(errorTypes, name) ? (errorTypes[name] ?? Error) : Error)(`${node[2]}`)
      if (node[3] !== '') defineProperty(error, 'stack', { ...own(node[3]), enumerable: false })
      return error
    }
    case 'd':
      return new Date(inner(node[1]) as number)
    case 'r':
      return new RegExp(node[1] as string, node[2] as string)
    case 'm': {
      const map = new Map<unknown, unknown>()
      for (let index = 1; index < node.length; index += 2)
        putInMap(map, inner(node[index]), inner(node[index + 1]))
      return map
    }
    case 's': {
      const set = new Set<unknown>()
      for (let index = 1; index < node.length; index += 1) addToSet(set, inner(node[index]))
      return set
    }
    case 'y':
      return viewOf(`${node[1]}`, fromBase64(`${node[2]}`))
    case 'f':
      return references?.toFunction(Number(node[1]))
    case 'p':
      return references?.toPromise(Number(node[1]))
    default:
      throw new Error(cannotClone)
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function own(value: unknown): PropertyDescriptor {
  return {
    __proto__: null,
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  } as PropertyDescriptor
}

function viewOf(type: string, bytes: Uint8Array<ArrayBuffer>): unknown {
  if (type === 'ArrayBuffer') return bytes.buffer
  if (!isAmong(typedArrays, type)) throw new Error(cannotClone)
  const View = (globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => unknown>)[type]
  return View && new View(bytes.buffer)
}

// Chromium has base64 on the array itself; Node 24 has it on Buffer only.
function toBase64(bytes: Uint8Array): string {
  return 'toBase64' in bytes
    ? (bytes as unknown as { toBase64(): string }).toBase64()
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const here = Uint8Array as unknown as { fromBase64?(text: string): Uint8Array<ArrayBuffer> }
  return here.fromBase64 ? here.fromBase64(text) : new Uint8Array(Buffer.from(text, 'base64'))
}
