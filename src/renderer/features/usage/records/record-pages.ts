// The records read so far, newest first: adds further pages at the end, and new records at the top. Pure.
import type { UsageRecordId } from '../../../../domain/ids.ts'
import type { ListedRecord, RecordPage } from '../../../../domain/usage/history.ts'

export interface ReadRecords {
  readonly records: readonly ListedRecord[]
  /** `null` if these are all. */
  readonly next: UsageRecordId | null
}

export const addPage = (read: ReadRecords, page: RecordPage): ReadRecords => ({
  records: page.records.length === 0 ? read.records : [...read.records, ...page.records],
  next: page.next,
})

/**
 * Merges the first page, read again. Known records stay the same objects, so that they aren't drawn again. If
 * no record of the page is known, there may be a gap, so reading starts over.
 */
export function refresh(read: ReadRecords, page: RecordPage): ReadRecords {
  const known = new Set(read.records.map(({ id }) => id))
  const fresh = page.records.filter(({ id }) => !known.has(id))
  if (fresh.length === 0 && page.records.length > 0) return read
  if (fresh.length === page.records.length) return { records: page.records, next: page.next }
  return { records: [...fresh, ...read.records], next: read.next }
}
