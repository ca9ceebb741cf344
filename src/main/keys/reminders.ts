// Notifies the person of keys that need attention, at most once a day. If it can't tell whether today's
// reminder was shown, it shows none.
import { findHints, keyHints, remindingHints, type KeyHint } from '../../domain/keys/lifecycle.ts'
import type { Key } from '../../domain/keys/key.ts'
import type { ReminderQueries } from '../store/keys/reminder-queries.ts'
import { failureFromStoreError } from '../store/sqlite-error.ts'

export interface Reminder {
  readonly label: string
  /** The key's most urgent hint. */
  readonly hint: KeyHint
}

export interface Reminders {
  /** To be called when the app starts, and regularly after that. */
  check(): void
}

export interface RemindersOptions {
  readonly list: () => readonly Key[]
  readonly reminders: ReminderQueries
  readonly isWanted: () => boolean
  /** Gets at least one entry, the most urgent first. */
  readonly notify: (entries: readonly Reminder[]) => void
  readonly nowMs: () => number
}

/** In the person's own time zone. */
const startOfDay = (atMs: number): number => new Date(atMs).setHours(0, 0, 0, 0)

export function createReminders(options: RemindersOptions): Reminders {
  const { list, reminders, isWanted, notify, nowMs } = options

  function findDue(atMs: number): Reminder[] {
    const due = list().flatMap((key) => {
      const hint = findHints(key, atMs).find((one) => remindingHints.has(one))
      return hint === undefined ? [] : [{ label: key.label, hint }]
    })
    return due.toSorted((left, right) => keyHints.indexOf(left.hint) - keyHints.indexOf(right.hint))
  }

  /**
   * Returns true for the first reminder of the day. Writes it down before it is shown, so that a crash can't
   * show it twice.
   */
  function claimToday(atMs: number): boolean {
    const lastAtMs = reminders.readLastAtMs()
    if (lastAtMs !== null && startOfDay(lastAtMs) === startOfDay(atMs)) return false
    reminders.recordAtMs(atMs)
    // If the clock was set back, the day of the last one is unknown, so the next comes tomorrow.
    return lastAtMs === null || lastAtMs < atMs
  }

  return {
    check() {
      if (!isWanted()) return
      const atMs = nowMs()
      try {
        const due = findDue(atMs)
        if (due.length > 0 && claimToday(atMs)) notify(due)
      } catch (error) {
        // Without the store the last reminder is unknown. Other parts of the app report the store's failure.
        if (failureFromStoreError(error) === null) throw error
      }
    },
  }
}
