import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAll, foldText, foldWithOrigin } from './fold-text.ts'

describe('folding', () => {
  it.each([
    ['Crème BRÛLÉE', 'creme brulee'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['İstanbul', 'istanbul'],
    ['straße', 'straße'],
    ['日本', '日本'],
  ])('%s is found as %s', (text, folded) => {
    expect(foldText(text)).toBe(folded)
    expect(foldWithOrigin(text).text).toBe(folded)
  })

  it('gives the same either way, and leads back to where it came from', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'É', 'e\u0301', '😀', 'ß', '한', 'Σ', ' ') })
    fc.assert(
      fc.property(texts, (text) => {
        const { text: folded, toOriginal } = foldWithOrigin(text)
        expect(folded).toBe(foldText(text))
        for (let index = 0; index <= folded.length; index += 1) {
          const [from, to] = [toOriginal(index), toOriginal(index + 1)]
          expect(from).toBeLessThanOrEqual(to)
          if (index < folded.length)
            expect(foldText(text.slice(0, from))).toBe(
              folded.slice(
                0,
                index === 0 ? 0 : folded.slice(0, index).length - countShared(index, toOriginal),
              ),
            )
        }
      }),
    )
  })
})

/** How many characters before this one come from the same original. */
function countShared(index: number, toOriginal: (index: number) => number): number {
  let shared = 0
  while (index - shared > 0 && toOriginal(index - shared - 1) === toOriginal(index)) shared += 1
  return shared
}

describe('finding', () => {
  it('finds all, none twice', () => {
    expect(findAll('aaaa', 'aa')).toEqual([0, 2])
    expect(findAll('abc', '')).toEqual([])
    expect(findAll('abc', 'd')).toEqual([])
  })
})
