// Tests which values cross between main and page, by the rules of structured clone.
import { describe, expect, it } from 'vitest'
import { decodeValue, encodeValue } from './codec.ts'

const pass = (value: unknown): unknown => decodeValue(encodeValue(value))

describe('values', () => {
  const values: unknown[][] = [
    [undefined],
    [null],
    [true],
    [''],
    ['\ud800 \u2028'],
    [0],
    [Number.NaN],
    [Number.NEGATIVE_INFINITY],
    [2n ** 70n],
    [[]],
    [[1, [undefined, null]]],
    [{}],
    [{ a: { b: [1] }, u: undefined }],
    [new Date(5)],
    [new Date(Number.NaN)],
    [/a+/giu],
    [new Map<unknown, unknown>([[{ k: 1 }, new Set([1, 'x'])]])],
    [new Uint8Array([1, 2, 255])],
    [new Float64Array([0.5])],
    [['u', ['o', 1]]],
  ]
  it.each(values)('%o come out as they went in', (value) => expect(pass(value)).toEqual(value))

  it('keeps minus zero', () => expect(Object.is(pass(-0), -0)).toBe(true))
  it('copies an ArrayBuffer', () =>
    expect(new Uint8Array(pass(new Uint8Array([7]).buffer) as ArrayBuffer)).toEqual(new Uint8Array([7])))
  it('takes only the part that a view shows', () =>
    expect(pass(new Uint8Array([1, 2, 3]).subarray(1, 2))).toEqual(new Uint8Array([2])))
  it('keeps an error its type and message', () => {
    const error = pass(new RangeError('far')) as Error
    expect(error).toBeInstanceOf(RangeError)
    expect(error.message).toBe('far')
  })
  it('drops prototypes and symbol keys', () => {
    class Point {
      x = 1
      get y(): number {
        return 2
      }
    }
    const copy = pass(Object.assign(new Point(), { [Symbol('s')]: 1 })) as object
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
    expect(copy).toEqual({ x: 1 })
  })
  it('makes __proto__ a plain key', () => {
    const copy = pass(JSON.parse('{"__proto__":{"polluted":true}}')) as { polluted?: boolean }
    expect(copy.polluted).toBeUndefined()
    expect(Object.hasOwn(copy, '__proto__')).toBe(true)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

describe('what can not be cloned', () => {
  const ring: unknown[] = []
  ring.push(ring)
  it.each([[() => 1], [Symbol('s')], [Promise.resolve()], [new WeakMap()], [{ a: [() => 1] }], [ring]])(
    '%o throws',
    (value) => {
      expect(() => encodeValue(value)).toThrow('An object could not be cloned.')
    },
  )
})

describe('built-ins that a page replaced', () => {
  const value = { list: [1, 'x'], when: new Date(5), map: new Map([['k', new Set([1n])]]) }
  const places: [holder: object, name: PropertyKey][] = [
    [JSON, 'parse'],
    [JSON, 'stringify'],
    [Object, 'keys'],
    [Object, 'defineProperty'],
    [Object.prototype, 'toString'],
    [Object.prototype, 'hasOwnProperty'],
    [Array, 'isArray'],
    [Array.prototype, 'push'],
    [Array.prototype, 'includes'],
    [Array.prototype, Symbol.iterator],
    [String.prototype, 'slice'],
    [Date.prototype, 'getTime'],
    [Map.prototype, 'forEach'],
    [Map.prototype, 'get'],
    [Map.prototype, 'set'],
    [Set.prototype, 'forEach'],
    [Set.prototype, 'add'],
    [Function.prototype, 'call'],
    [Function.prototype, 'bind'],
  ]
  it.each(places.map(([holder, name]) => ({ holder, name })))('are not called: $name', ({ holder, name }) => {
    const given = Reflect.get(holder, name) as (...args: unknown[]) => unknown
    const called = { times: 0 }
    Reflect.set(holder, name, function replaced(this: unknown, ...args: unknown[]) {
      called.times += 1
      return Reflect.apply(given, this, args)
    })
    let copy: unknown
    try {
      copy = decodeValue(encodeValue(value))
    } finally {
      Reflect.set(holder, name, given)
    }
    expect(called.times).toBe(0)
    expect(copy).toEqual(value)
  })
})
