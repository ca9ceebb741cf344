// CSV by RFC 4180, safe to open in a spreadsheet: no text that a person, a model or a server wrote is ever a formula.
// It begins with a byte order mark, without which Excel takes UTF-8 for the system's old encoding and garbles all
// but ASCII; programs that read CSV skip the mark.
import { columns, type Cell, type ExportedRecord } from './columns.ts'
import type { ExportFormatter } from './formatter.ts'

const byteOrderMark = '\u{FEFF}'
const lineEnd = '\r\n'

// What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection"), in its full-width forms, too.
const formulaPattern = /^[=+\-@\t\r\n＝＋－＠]/u
// Semicolons and tabs separate cells where a comma is the decimal sign.
const quotedPattern = /[",;\t\r\n]/u

/** A number stays a number, and an empty cell is what is not known. */
export function writeCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = formulaPattern.test(cell) ? `'${cell}` : cell
  return quotedPattern.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const writeRow = (cells: readonly Cell[]): string => cells.map(writeCell).join(',') + lineEnd

export const csvFormatter: ExportFormatter = {
  begin: byteOrderMark + writeRow(columns.map(([name]) => name)),
  write: (records: readonly ExportedRecord[]) =>
    records.map((record) => writeRow(columns.map(([, read]) => read(record)))).join(''),
  end: '',
}
