// Turns records into list rows. An unchanged row stays the same object, so that it isn't drawn again.
import type { UsageRecordId } from '../../../../domain/ids.ts'
import type { ListedRecord } from '../../../../domain/usage/history.ts'

export interface RecordRow {
  readonly key: UsageRecordId
  readonly estimatedPx: number
  readonly record: ListedRecord
  /** From 1; the column headings are row 1 of the grid. */
  readonly position: number
  readonly isOpen: boolean
  /** True for the one row that Tab reaches. */
  readonly isStop: boolean
}

const rowPx = 41
const openPx = 300

export type MakeRows = (
  records: readonly ListedRecord[],
  open: ReadonlySet<UsageRecordId>,
  stop: UsageRecordId | null,
) => readonly RecordRow[]

/** Remembers the rows of the last call. */
export function createRowMaker(): MakeRows {
  let known = new Map<UsageRecordId, RecordRow>()
  return (records, open, stop) => {
    const stopKey = stop !== null && records.some(({ id }) => id === stop) ? stop : records[0]?.id
    const rows = records.map((record, index): RecordRow => {
      const { id } = record
      const row = {
        key: id,
        estimatedPx: open.has(id) ? openPx : rowPx,
        record,
        position: index + 1,
        isOpen: open.has(id),
        isStop: id === stopKey,
      }
      const same = known.get(id)
      return same && isSame(same, row) ? same : row
    })
    known = new Map(rows.map((row) => [row.key, row]))
    return rows
  }
}

const isSame = (one: RecordRow, other: RecordRow): boolean =>
  one.record === other.record &&
  one.position === other.position &&
  one.isOpen === other.isOpen &&
  one.isStop === other.isStop
