// Adds usage records to a profile's database, as if they had been made in the app: by the app's own query, so
// that they are in every sum.
import { withProfileStore } from './profile-store.ts'
import { makeSeededRecord, type SeededRecord } from './seeded-record.ts'

/** Adds all of them in one transaction. */
export function seedUsage(profileFolder: string, records: Iterable<SeededRecord>): void {
  withProfileStore(profileFolder, (store) => {
    const written = store.transact(() => {
      for (const record of records) store.usageRecords.insert(makeSeededRecord(record))
    })
    if (!written.ok) throw new Error(written.failure.code)
  })
}
