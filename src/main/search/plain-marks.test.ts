import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findFirst, findFirstByWords, findMarks, findMarksByWords } from './marks.ts'
import { findPlainMarks } from './plain-marks.ts'
import { parseQuery } from './query.ts'

// Few letters, so that much is found; signs that are no words, and in some texts what is folded.
const plainParts = ['a', 'b', 'A', 'ab', '1', ' ', '-', '_', '“', '…', '🙂'] as const
const joined = (parts: readonly string[]) =>
  fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((some) => some.join(''))
const plainTexts = joined(plainParts)
const texts = joined([...plainParts, 'é', 'ß', 'e\u0301', '京'])
const queries = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'a-b', 'a_a', '1', 'é', 'a-a-b'), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' '))

test('whatever the text, patterns find what is found word by word', () => {
  fc.assert(
    fc.property(fc.oneof(texts, plainTexts), queries, (text, query) => {
      const phrases = parseQuery(query)
      expect(findMarks(text, phrases)).toEqual(findMarksByWords(text, phrases))
      expect(findFirst(text, phrases)).toEqual(findFirstByWords(text, phrases))
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['plain words', 'cafe', true],
  ['words “between” signs – and 🙂', 'cafe', true],
  ['a café', 'cafe', false],
  ['plain words', 'café', true],
  ['plain words', '京', false],
  ['plain words', 'a'.repeat(100), false],
])('%j is searched by patterns for %j: %s', (text, query, isPlain) => {
  expect(findPlainMarks(text, parseQuery(query)) !== null).toBe(isPlain)
})
