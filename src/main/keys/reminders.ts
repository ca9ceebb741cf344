// Says by a notification that a key wants looking after: once a day at most, and only of what is due.
// Whenever in doubt whether today's was shown, none is.
import { findHints, keyHints, remindingHints, type KeyHint } from '../../domain/keys/lifecycle.ts'
import type { Key } from '../../domain/keys/key.ts'
import type { ReminderQueries } from '../store/keys/reminder-queries.ts'
import { failureFromStoreError } from '../store/sqlite-error.ts'

export interface Reminder {
  readonly label: string
  /** The most pressing one. */
  readonly hint: KeyHint
}

export interface Reminders {
  /** To be called as the app starts, and every now and then. */
  check(): void
}

export interface RemindersOptions {
  readonly list: () => readonly Key[]
  readonly reminders: ReminderQueries
  readonly isWanted: () => boolean
  /** With one entry or more, the most pressing first. */
  readonly notify: (entries: readonly Reminder[]) => void
  readonly nowMs: () => number
}

/** In this person's own time zone. */
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

  /** True if it is the first of its day; that it was shown is written down before it is. */
  function claimToday(atMs: number): boolean {
    const lastAtMs = reminders.readLastAtMs()
    if (lastAtMs !== null && startOfDay(lastAtMs) === startOfDay(atMs)) return false
    reminders.recordAtMs(atMs)
    // Set back since: nobody knows which day the last one was on, so the next comes tomorrow.
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
        // Without the store nobody knows when the last one was. It says so itself, elsewhere.
        if (failureFromStoreError(error) === null) throw error
      }
    },
  }
}
