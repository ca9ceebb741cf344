import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortName } from './short-name.ts'

test.each([
  ['Work', 'Work'],
  ['  a\n\n b\t', 'a b'],
  ['\u202Elive\u0000', 'live'],
  ['x'.repeat(40), 'x'.repeat(40)],
  ['x'.repeat(41), `${'x'.repeat(39)}…`],
  ['🔑'.repeat(41), `${'🔑'.repeat(39)}…`],
])('%j becomes %j', (name, short) => {
  expect(shortName(name)).toBe(short)
})

test('is one line of at most 40 characters, whatever it is given', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const short = shortName(name)
      expect(Array.from(short).length).toBeLessThanOrEqual(40)
      expect(short).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
    }),
  )
})
