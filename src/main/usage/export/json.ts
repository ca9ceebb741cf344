// JSON: one array, an object for each record, a line for each object. Amounts are there twice, as an integer number
// of nano-dollars and as decimal text, both exact: many programs read a decimal number as an inexact one.
import { columns, type ExportedRecord } from './columns.ts'
import type { ExportFormatter } from './formatter.ts'

const writeObject = (record: ExportedRecord): string =>
  JSON.stringify(Object.fromEntries(columns.map(([name, read]) => [name, read(record)])))

export const jsonFormatter: ExportFormatter = {
  begin: '[\n',
  write: (records, isFirst) =>
    records.map((record, place) => (isFirst && place === 0 ? '' : ',\n') + writeObject(record)).join(''),
  end: '\n]\n',
}
