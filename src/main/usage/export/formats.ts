// Turns records into the text of a file piece by piece, so that no file is ever whole in memory.
import { type ExportedRecord, columns, type Cell } from './columns.ts'

export interface ExportFormatter {
  readonly begin: string
  /** `isFirst` is true for the first piece after the beginning. */
  readonly write: (records: readonly ExportedRecord[], isFirst: boolean) => string
  readonly end: string
}

const byteOrderMark = '\u{FEFF}'
const lineEnd = '\r\n'

// What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection"), with its full-width forms.
const formulaPattern = /^[=+\-@\t\r\n＝＋－＠]/u
// Semicolons and tabs separate cells in countries where the comma is the decimal sign.
const quotedPattern = /[",;\t\r\n]/u

/** Writes a number as a number, and an unknown value as an empty cell. */
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

const writeObject = (record: ExportedRecord): string =>
  JSON.stringify(Object.fromEntries(columns.map(([name, read]) => [name, read(record)])))

export const jsonFormatter: ExportFormatter = {
  begin: '[\n',
  write: (records, isFirst) =>
    records.map((record, place) => (isFirst && place === 0 ? '' : ',\n') + writeObject(record)).join(''),
  end: '\n]\n',
}
