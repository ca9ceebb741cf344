import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findFirst, findMarks } from './marks.ts'
import { parseQuery } from './query.ts'

/** The text with its marks in brackets. */
function show(text: string, query: string): string {
  let shown = ''
  let from = 0
  for (const { start, end } of findMarks(text, parseQuery(query))) {
    shown += `${text.slice(from, start)}[${text.slice(start, end)}]`
    from = end
  }
  return shown + text.slice(from)
}

test.each([
  [
    'each word wherever it is',
    'the cat',
    'The cat, the hat, cathedral',
    '[The] [cat], [the] hat, [cat]hedral',
  ],
  [
    'a whole word but for the last',
    'cat the',
    'the cat, cathedral, these',
    '[the] [cat], cathedral, [the]se',
  ],
  ['without case and accents', 'CAFE', 'un café', 'un [café]'],
  ['the beginning as it is written', 'strass', 'Straße', '[Straß]e'],
  ['never a part of a character', 'e', 'e\u0301te', '[e\u0301]te'],
  [
    'what was typed together as it stands together',
    'foo.bar',
    'foo bar, foo-barrel, bar foo',
    '[foo bar], [foo-bar]rel, bar foo',
  ],
  ['any part of a run without spaces', '京タ', '東京タワー', '東[京タ]ワー'],
  ['mixed scripts', '第3章', '第3章、第33章', '[第3章]、第33章'],
  ['neighbors as one', '東 京', '東京', '[東京]'],
  ['nothing for what is no word', '"*', 'a "b" *c', 'a "b" *c'],
])('marks %s', (_what, query, text, expected) => {
  expect(show(text, query)).toBe(expected)
})

test('the first place of any phrase is found, and none where there is none', () => {
  expect(findFirst('one two three', parseQuery('three two'))).toEqual({ start: 4, end: 7 })
  expect(findFirst('one', parseQuery('two'))).toBeNull()
  expect(findFirst('one', [])).toBeNull()
})

test('of any text and query, marks are in order and do not touch', () => {
  const unit = fc.constantFrom(...'ab é東京 .\u0301\ud83c\udf89'.split(''))
  const strings = fc.string({ unit, maxLength: 40 })
  fc.assert(
    fc.property(strings, strings, (text, query) => {
      let end = -1
      for (const mark of findMarks(text, parseQuery(query))) {
        expect(mark.start).toBeGreaterThan(end)
        expect(mark.end).toBeGreaterThan(mark.start)
        end = mark.end
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
  )
})
