import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldWords, readWords } from './fold-words.ts'

const folded = (text: string): string[] => Array.from(readWords(text), (word) => word.folded)

describe('words are compared without', () => {
  test.each([
    ['case', 'STRASSE Οδός ΟΔΌΣ İstanbul ılık', 'strasse οδοσ οδοσ istanbul ilik'],
    ['accents', 'Crème brûlée Ångström Việt ёлка', 'creme brulee angstrom viet елка'],
    ['how they are composed', 'e\u0301te\u0301 \u1112\u1161\u11ab', 'ete 한'],
    ['width', 'ＡＢＣ１２３ ｶﾞ', 'abc123 ガ'],
    [
      'ligatures and letters few keyboards have',
      'ﬁne œuvre Æther Straße Łódź Søren',
      'fine oeuvre aether strasse lodz soren',
    ],
    ['points', 'שָׁלוֹם مُحَمَّد', 'שלום محمد'],
    ['how a character is drawn', '葛\u{e0100} ①\ufe0f', '葛 1'],
  ])('%s', (_what, text, expected) => {
    expect(folded(text)).toEqual(expected.split(' '))
  })
})

test('marks that make another letter stay', () => {
  expect(folded('हिन्दी')).toEqual(['हिन्दी'])
  expect(folded('か')).not.toEqual(folded('が'))
})

test('where a script has no spaces each character is a word', () => {
  expect(folded('東京タワーへ行く。Tokyo123')).toEqual([...'東京タワーへ行く'.split(''), 'tokyo123'])
  expect(folded('서울의 봄')).toEqual('서울의봄'.split(''))
  expect([...readWords('東x')].map(({ isCharacter }) => isCharacter)).toEqual([true, false])
})

test('what is no letter and no digit parts words, and is none', () => {
  expect(folded(`don't foo_bar a.b/c "x"*y 3.14 🎉👩‍👩‍👧 \0 \ud800 — …`)).toEqual(
    'don t foo bar a b c x y 3 14'.split(' '),
  )
  for (const none of ['', ' ', '*"\'()', '\0', '🎉', '\ud800', '\u0301']) expect(folded(none)).toEqual([])
})

test('a word too long to be typed is cut', () => {
  for (const letter of ['x', 'é', '𝒳', 'ﬃ']) {
    const [word = ''] = folded(letter.repeat(500))
    expect(word.length).toBeGreaterThan(90)
    expect(word.length).toBeLessThanOrEqual(100)
    expect(word.isWellFormed()).toBe(true)
  }
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(...'aé ß東がｶﾞ한\u1112\u1161\u0301\ud83c\udf89\0"*・İς½①'.split('')),
    maxLength: 60,
  }),
)

test('of any text, words are in order, stand where they say, and are letters and digits alone', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let end = 0
      for (const word of readWords(text)) {
        expect(word.start).toBeGreaterThanOrEqual(end)
        expect(word.end).toBeGreaterThan(word.start)
        expect(word.folded).toMatch(/^[\p{L}\p{M}\p{N}\p{Co}]+$/u)
        expect(folded(text.slice(word.start, word.end))).toEqual([word.folded])
        end = word.end
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 1_000 },
  )
})

test('folded words are the same, each between spaces', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(foldWords(text)).toBe([' ', ...folded(text).map((word) => `${word} `)].join(''))
    }),
  )
})
