import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxExcerptChars } from '../../domain/chat/search.ts'
import { makeExcerpt } from './excerpt.ts'
import { findFirst } from './marks.ts'
import { parseQuery } from './query.ts'

const excerptOf = (text: string, query: string) => makeExcerpt(text, parseQuery(query))
const marked = ({ text, marks }: ReturnType<typeof makeExcerpt>): string[] =>
  marks.map(({ start, end }) => text.slice(start, end))

const filler = 'lorem ipsum dolor sit amet '.repeat(100)

test('a short text is there whole, on one line', () => {
  expect(excerptOf('  one\n\n\ttwo  ', 'two')).toEqual({ text: 'one two', marks: [{ start: 4, end: 7 }] })
})

test('a table and other shapes are read as their words', () => {
  const text =
    '## Days\n\n| Day | Morning |\n|---|:---:|\n| 1 | **Market** |\n\n- [x] `booked`, 2**3 and a*b\n> quoted'
  const { text: excerpt, marks } = excerptOf(text, 'market')
  expect(excerpt).toBe('Days Day Morning 1 Market booked, 2**3 and a*b quoted')
  expect(marks.map(({ start, end }) => excerpt.slice(start, end))).toEqual(['Market'])
})

test('of a long one it is the words around the first match, with signs that there is more', () => {
  const { text, marks } = excerptOf(`${filler}needle ${filler}needle`, 'need')
  expect(text).toMatch(/^…[a-z]+ .*\bneedle\b.* [a-z]+…$/u)
  expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['need'])
  expect(marks[0]?.start).toBeGreaterThan(20)
  expect(text.length).toBeLessThanOrEqual(maxExcerptChars)
  expect(text.length).toBeGreaterThan(maxExcerptChars - 20)
  for (const word of text.replaceAll('…', '').trim().split(' '))
    expect(`${filler} needle`.split(' ')).toContain(word)
})

test('at either end there is no sign where nothing is left out', () => {
  expect(excerptOf(`needle ${filler}`, 'needle').text).toMatch(/^needle .*…$/u)
  expect(excerptOf(`${filler}needle`, 'needle').text).toMatch(/^….* needle$/u)
})

test('without a match it is the beginning', () => {
  const { text, marks } = excerptOf(filler, 'absent')
  expect(text).toMatch(/^lorem .*…$/u)
  expect(marks).toEqual([])
})

test('no character is cut where there are no spaces', () => {
  const family = '👩‍👩‍👧'
  const { text } = excerptOf(`${family.repeat(50)}京${family.repeat(50)}`, '京')
  const graphemes = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
  expect(new Set(graphemes)).toEqual(new Set(['…', family, '京']))
  expect(graphemes.length).toBeGreaterThan(20)
})

test('a match longer than an excerpt fills it', () => {
  const excerpt = excerptOf(`${filler}${'東京'.repeat(240)}`, '東京'.repeat(240))
  expect(marked(excerpt)).toHaveLength(1)
  expect(marked(excerpt)[0]?.length).toBeGreaterThan(150)
})

test('far down in much white space it is found all the same', () => {
  expect(excerptOf(`start${' \n'.repeat(5_000)}needle${'\n'.repeat(5_000)}end`, 'needle').text).toBe(
    '…needle…',
  )
})

test('of any text it is short, well formed, and what was found is marked', () => {
  const unit = fc.constantFrom('a', 'é', ' ', '\n', '東', '京', '👩‍👩‍👧', '.', 'word', '\u0301')
  const texts = fc.string({ unit, maxLength: 600 })
  const queries = fc.string({ unit, maxLength: 6 })
  fc.assert(
    fc.property(texts, queries, (text, query) => {
      const phrases = parseQuery(query)
      const excerpt = makeExcerpt(text, phrases)
      expect(excerpt.text.length).toBeLessThanOrEqual(maxExcerptChars)
      expect(excerpt.text.isWellFormed()).toBe(true)
      expect(excerpt.marks.length > 0).toBe(findFirst(text, phrases) !== null)
      expect(excerpt.marks.length).toBeLessThanOrEqual(100)
    }),
    { numRuns: 500 },
  )
})
