import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeTextFile, splitLines, withoutLines } from './lines.ts'

describe('a text file', () => {
  const text = `A=1\r\n\nB="é🔑"\rC`

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16LE', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('in %s is read, and written as it was', (_encoding, bytes) => {
    const decoded = decodeTextFile(bytes)
    expect(decoded?.text).toBe(text)
    expect(decoded?.encode(text).equals(bytes)).toBe(true)
  })

  it('of UTF-16 keeps what is no character', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8])
    const decoded = decodeTextFile(bytes)
    expect(decoded?.encode(decoded.text).equals(bytes)).toBe(true)
  })

  it.each([
    ['a NUL', Buffer.from('A=1\0')],
    ['no UTF-8', Buffer.from([0x41, 0x3d, 0xe9])],
    ['UTF-16 without a mark', Buffer.from('A=1', 'utf16le')],
    ['half a character', Buffer.from([0xff, 0xfe, 0x41])],
    ['half a character, the other way round', Buffer.from([0xfe, 0xff, 0x41])],
  ])('with %s is none', (_what, bytes) => {
    expect(decodeTextFile(bytes)).toBeNull()
  })

  it('without some lines keeps the others byte for byte', () => {
    expect(splitLines(text)).toEqual(['A=1\r\n', '\n', 'B="é🔑"\r', 'C'])
    expect(withoutLines(text, new Set([2, 4]))).toBe('A=1\r\nB="é🔑"\r')
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é') }), (any) => {
        expect(splitLines(any).join('')).toBe(any)
        expect(withoutLines(any, new Set())).toBe(any)
      }),
    )
  })
})
