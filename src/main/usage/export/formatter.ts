// How records become the text of a file, piece by piece, so that no file is ever whole in memory.
import type { ExportedRecord } from './columns.ts'

export interface ExportFormatter {
  readonly begin: string
  /** `isFirst`: nothing was written before these, but for the beginning. */
  readonly write: (records: readonly ExportedRecord[], isFirst: boolean) => string
  readonly end: string
}
