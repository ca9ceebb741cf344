// Saves the usage records of key tests. A record that the store refuses stays in memory and is tried again,
// because a paid request must be accounted for.
import type { Failure } from '../../../domain/failure.ts'
import type { UsageRecord } from '../../../domain/usage/usage.ts'
import { writeRecord, type RecordTools, type RequestReport } from '../../usage/records/usage-report.ts'
import type { Store } from '../../store/store.ts'

export interface WrittenRecord {
  readonly record: UsageRecord
  /** Why it is not in the store yet; `null` if it is. */
  readonly failure: Failure | null
}

export interface KeyTestUsage {
  /** `onSaved` is called once, in the same turn as the store saves the record. */
  write(report: RequestReport, onSaved: () => void): Promise<WrittenRecord>
  /** Tries the refused records again. */
  saveAgain(): void
}

export interface KeyTestUsageOptions extends RecordTools {
  readonly store: Pick<Store, 'usageRecords' | 'transact'>
  readonly onUsageRecorded: () => void
  /** 5 s if not given. */
  readonly resaveMs?: number
}

export function createKeyTestUsage(options: KeyTestUsageOptions): KeyTestUsage {
  const { store, resaveMs = 5_000 } = options
  let unsaved: readonly { readonly record: UsageRecord; readonly onSaved: () => void }[] = []
  let timer: NodeJS.Timeout | null = null

  function save(): Failure | null {
    if (timer) clearTimeout(timer)
    timer = null
    if (unsaved.length === 0) return null
    const saved = store.transact(() => {
      for (const { record } of unsaved) store.usageRecords.insert(record)
    })
    if (!saved.ok) {
      timer = setTimeout(save, resaveMs).unref()
      return saved.failure
    }
    for (const { onSaved } of unsaved) onSaved()
    unsaved = []
    options.onUsageRecorded()
    return null
  }

  return {
    async write(report, onSaved) {
      const record = await writeRecord(report, options)
      unsaved = [...unsaved, { record, onSaved }]
      return { record, failure: save() }
    },
    saveAgain: () => void save(),
  }
}
