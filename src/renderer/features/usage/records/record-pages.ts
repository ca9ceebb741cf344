// The records that were read so far, newest first: pages that go on where the last one ended, and what is new above
// them. Pure.
import type { UsageRecordId } from '../../../../domain/ids.ts'
import type { ListedRecord, RecordPage } from '../../../../domain/usage/history.ts'

export interface ReadRecords {
  readonly records: readonly ListedRecord[]
  /** `null`: these are all. */
  readonly next: UsageRecordId | null
}

export const addPage = (read: ReadRecords, page: RecordPage): ReadRecords => ({
  records: page.records.length === 0 ? read.records : [...read.records, ...page.records],
  next: page.next,
})

/**
 * The first page again, with what came since. Records that are there already stay the same objects, so that they
 * aren't drawn anew. Where more came than a page holds, what lies between is unknown and reading begins anew.
 */
export function refresh(read: ReadRecords, page: RecordPage): ReadRecords {
  const known = new Set(read.records.map(({ id }) => id))
  const fresh = page.records.filter(({ id }) => !known.has(id))
  if (fresh.length === 0 && page.records.length > 0) return read
  if (fresh.length === page.records.length) return { records: page.records, next: page.next }
  return { records: [...fresh, ...read.records], next: read.next }
}
