import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsvRows } from '../reconcile/csv-rows.ts'
import { columns, type Cell } from './columns.ts'
import { csvFormatter, writeCell, writeRow } from './formats.ts'
import { listed } from './test-support.ts'

describe('a cell', () => {
  test.each<readonly [Cell, string]>([
    [null, ''],
    ['', ''],
    [0, '0'],
    [-3, '-3'],
    [120.5, '120.5'],
    ['plain', 'plain'],
    ['0.0000035', '0.0000035'],
    ['a, b', '"a, b"'],
    ['a; b', '"a; b"'],
    ['she said “hi”', 'she said “hi”'],
    ['she said "hi"', '"she said ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['日本語 🙂', '日本語 🙂'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', '"\'\t=1"'],
    ['\r=1', '"\'\r=1"'],
    ['＝1+1', "'＝1+1"],
    ['=HYPERLINK("http://x.example","y")', '"\'=HYPERLINK(""http://x.example"",""y"")"'],
    ['1=1', '1=1'],
  ])('%j is written as %s', (cell, written) => {
    expect(writeCell(cell)).toBe(written)
  })

  test('is never a formula once it is read back, and otherwise what it was', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', "'", 'a') }),
    )
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (cells) => {
        // Alone, an empty cell is an empty line, and which separator is meant is seen from more than one cell.
        const row = ['id', ...cells]
        const rows = [...readCsvRows(writeRow(['a', ...cells.map(() => 'b')]) + writeRow(row))]
        expect(rows).toHaveLength(2)
        for (const [place, read] of (rows[1] ?? []).entries()) {
          expect(read).not.toMatch(/^[=+\-@\t\r\n]/u)
          expect([row[place], `'${row[place]}`]).toContain(read)
        }
      }),
    )
  })
})

describe('a file', () => {
  const title = '=cmd|"/c calc"!A1, 日本'
  const file =
    csvFormatter.begin +
    csvFormatter.write([listed({ conversationTitle: title })], true) +
    csvFormatter.write(
      [listed({ costNanoUsd: null, certainty: 'unpriced', conversationTitle: null })],
      false,
    ) +
    csvFormatter.end
  const rows = [...readCsvRows(file)]
  const read = (row: number, name: string) => rows[row]?.[columns.findIndex(([column]) => column === name)]

  test('begins with the mark by which Excel knows UTF-8, and ends its lines as RFC 4180 says', () => {
    expect(file.startsWith('\u{FEFF}id,time_utc,')).toBe(true)
    expect(file.split('\r\n')).toHaveLength(4)
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u)
  })

  test('has a name for each cell', () => {
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => columns.length))
  })

  test('tells amounts exactly, and an unknown one by nothing', () => {
    expect([read(1, 'cost_usd'), read(1, 'cost_nano_usd'), read(1, 'certainty')]).toEqual([
      '0.0000035',
      '3500',
      'exact',
    ])
    expect([read(2, 'cost_usd'), read(2, 'cost_nano_usd'), read(2, 'certainty')]).toEqual([
      '',
      '',
      'unpriced',
    ])
  })

  test('keeps a formula-like title a text', () => {
    expect(read(1, 'conversation_title')).toBe(`'${title}`)
    expect(read(2, 'conversation_title')).toBe('')
  })

  test('says nothing of a key’s fingerprint', () => {
    expect(file).not.toContain('a-fingerprint')
  })
})
