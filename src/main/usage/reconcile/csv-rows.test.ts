import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeRow } from '../export/formats.ts'
import { readCsvRows } from './csv-rows.ts'

describe('rows of', () => {
  test.each<readonly [name: string, text: string, rows: readonly (readonly string[])[]]>([
    ['nothing', '', []],
    ['one cell', 'a', [['a']]],
    ['one line that ends', 'a,b\r\n', [['a', 'b']]],
    [
      'one line that doesn’t',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'lines that end as on old Macs',
      'a,b\rc,d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a byte order mark', '\u{FEFF}a,b\n', [['a', 'b']]],
    [
      'semicolons',
      'a;b;c,d\n1;2;3\n',
      [
        ['a', 'b', 'c,d'],
        ['1', '2', '3'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['quotes', '"a, b","say ""hi"""\n', [['a, b', 'say "hi"']]],
    [
      'lines within quotes',
      'a,"one\r\ntwo"\nb,c',
      [
        ['a', 'one\r\ntwo'],
        ['b', 'c'],
      ],
    ],
    [
      'a separator in the header’s quotes',
      '"a;b;c",d\n1,2\n',
      [
        ['a;b;c', 'd'],
        ['1', '2'],
      ],
    ],
    [
      'empty cells',
      ',\n,',
      [
        ['', ''],
        ['', ''],
      ],
    ],
    ['an empty line', 'a,b\n\nc,d\n', [['a', 'b'], [''], ['c', 'd']]],
    ['a quote that is never closed', 'a,b\n"c,d\n', [['a', 'b'], ['c,d\n']]],
    ['text after a closing quote', '"a"b,c\n', [['ab', 'c']]],
    ['a quote within a cell', 'a"b,c\n', [['a"b', 'c']]],
  ])('%s', (_name, text, rows) => {
    expect([...readCsvRows(text)]).toEqual(rows)
  })

  test('what the export’s writer writes, whatever is in it', () => {
    // Letters alone may begin a cell here: what else might be a formula gets an apostrophe.
    const cell = fc
      .string({ unit: fc.constantFrom('"', ',', ';', '\t', '\r', '\n', ' ', '=', 'ä', '日', '🙂') })
      .map((text) => `x${text}`)
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }))
    fc.assert(
      fc.property(table, (rows) => {
        const header = (rows[0] ?? ['', '']).map((_cell, place) => `column${place}`)
        const text = [header, ...rows].map((row) => writeRow(row)).join('')
        expect([...readCsvRows(text)]).toEqual([header, ...rows])
        expect([...readCsvRows(`\u{FEFF}${text.slice(0, -2)}`)]).toEqual([header, ...rows])
      }),
    )
  })

  test('anything at all come to an end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const cells = [...readCsvRows(text)].flat().join('').length
        expect(cells).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
