import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marshal, unmarshal } from './marshal.ts'
import { splitTypes, type Value } from './types.ts'

const text = fc.string({ unit: 'binary' }).filter((one) => !one.includes('\0'))

/** A type that we write, and values of it. */
const typed: Record<string, fc.Arbitrary<Value>> = {
  y: fc.integer({ min: 0, max: 255 }),
  u: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  b: fc.boolean(),
  s: text,
  o: fc.constantFrom('/', '/org/freedesktop/secrets'),
  g: fc.constantFrom('', 'a{sv}', '(oayays)'),
  ay: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  as: fc.array(text),
  'a{ss}': fc.array(fc.tuple(text, text)),
  'a{sv}': fc.array(
    fc.tuple(
      text,
      text.map((value) => ({ type: 's', value })),
    ),
  ),
  '(oayays)': fc.tuple(
    fc.constant('/a'),
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    text,
  ),
  v: fc.array(text).map((value) => ({ type: 'as', value })),
}

const typedValues = fc
  .array(
    fc
      .constantFrom(...Object.keys(typed))
      .chain((type) => (typed[type] ?? fc.constant('')).map((value) => ({ type, value }))),
    { maxLength: 6 },
  )
  .map((parts) => ({
    types: parts.map(({ type }) => type).join(''),
    values: parts.map(({ value }) => value),
  }))

describe('marshal', () => {
  test('writes what the specification’s example says', () => {
    // "Marshaling (Wire Format)": the string foo, then +, then bar, each at a multiple of four.
    expect(marshal('sss', ['foo', '+', 'bar']).toString('hex')).toBe(
      '03000000666f6f00010000002b0000000300000062617200',
    )
  })

  test('is read back as it was', () => {
    fc.assert(
      fc.property(typedValues, ({ types, values }) => {
        expect(unmarshal(types, marshal(types, values), true)).toEqual(values)
      }),
    )
  })

  test.each<[string, Value[]]>([
    ['s', [1]],
    ['u', ['1']],
    ['b', [1]],
    ['as', ['a']],
    ['a{ss}', [['a']]],
    ['(ss)', [['a']]],
    ['v', ['a']],
    ['ss', ['a']],
    ['q', [1]],
  ])('refuses a value that is not of the type %s', (types, values) => {
    expect(() => marshal(types, values)).toThrow()
  })
})

describe('unmarshal', () => {
  test('reads the other byte order, and the types that we never write', () => {
    const bytes = Buffer.from('00000003666f6f00fffe000100000000ffffffffffffffff3ff8000000000000', 'hex')
    expect(unmarshal('snqxd', bytes, false)).toEqual(['foo', -2, 1, -1n, 1.5])
  })

  test('ends at any bytes: with values, or with an error', () => {
    const types = fc.constantFrom('s', 'as', 'a{sv}', 'v', 'av', '(oayays)', 'a(yv)', 'aav')
    fc.assert(
      fc.property(types, fc.uint8Array({ maxLength: 64 }), fc.boolean(), (type, bytes, isLittleEndian) => {
        try {
          unmarshal(type, Buffer.from(bytes), isLittleEndian)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(Error)
        }
      }),
    )
  })

  test('ends at an array of nothing that says it is long', () => {
    expect(() => unmarshal('a()', Buffer.from('ffffff7f00000000', 'hex'), true)).toThrow()
  })

  test('ends at a variant in a variant in a variant', () => {
    expect(() => unmarshal('v', Buffer.from('017600'.repeat(100_000), 'hex'), true)).toThrow()
  })
})

test('a signature that is none is refused', () => {
  expect(splitTypes('sa{sv}(oayays)v')).toEqual(['s', 'a{sv}', '(oayays)', 'v'])
  for (const signature of ['(', 'a', '{s', 'z', '(s', 'a'.repeat(200)])
    expect(() => splitTypes(signature)).toThrow()
})
