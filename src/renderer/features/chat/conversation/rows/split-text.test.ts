import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitText } from './split-text.ts'

describe('a text in pieces', () => {
  it('is the same text, and no piece is longer than it may be', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '😀', 'é', '文'), maxLength: 400 })
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 60 }), (text, maxChars) => {
        const pieces = splitText(text, maxChars)
        expect(pieces.map((piece) => piece.text + piece.joint).join('')).toBe(text)
        for (const piece of pieces) {
          expect(piece.text.length).toBeLessThanOrEqual(maxChars)
          expect(piece.text.isWellFormed()).toBe(true)
        }
      }),
    )
  })

  it('breaks where a line ends, else where a word does', () => {
    expect(splitText('aaaa bbb\nccc ddd', 10)).toEqual([
      { text: 'aaaa bbb', joint: '\n' },
      { text: 'ccc ddd', joint: '' },
    ])
    expect(splitText('aaaa bbb cccc', 10)[0]).toEqual({ text: 'aaaa bbb', joint: ' ' })
    expect(splitText('short')).toEqual([{ text: 'short', joint: '' }])
  })
})
