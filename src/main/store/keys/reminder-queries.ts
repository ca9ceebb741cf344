// When the person was last reminded of a key; stored, so that reminders stay at one a day across restarts.
import type { Connection } from '../connection.ts'

export interface ReminderQueries {
  /** Returns `null` if there was no reminder yet. */
  readLastAtMs(): number | null
  recordAtMs(atMs: number): void
}

export const reminderSql = {
  readLast: 'SELECT last_at_ms FROM key_reminder WHERE id = 1',
  record: `INSERT INTO key_reminder (id, last_at_ms) VALUES (1, ?)
    ON CONFLICT (id) DO UPDATE SET last_at_ms = excluded.last_at_ms`,
} as const

export function prepareReminders(db: Connection): ReminderQueries {
  const readLast = db.prepare<[], number>(reminderSql.readLast).pluck()
  const record = db.prepare<[number]>(reminderSql.record)
  return {
    readLastAtMs: () => readLast.get() ?? null,
    recordAtMs(atMs) {
      record.run(atMs)
    },
  }
}
