// Alerts of unusual usage, each with the figures that explain it. The same alert is stored once a day for
// each subject.
import type { Alert, AlertFacts, AlertKind } from '../../../domain/usage/alert.ts'
import type { Day } from '../../../domain/day.ts'
import type { AlertId } from '../../../domain/ids.ts'
import type { Connection } from '../connection.ts'

/** `subject` is what the alert is about, such as a key. */
interface NewAlert extends Alert {
  readonly subject: string
  readonly day: Day
}

export interface AlertQueries {
  /** Returns true if it was the first about its subject on its day. */
  add(alert: NewAlert): boolean
  /** Returns true if there ever was an alert about this subject, dismissed or not. */
  wasTold(kind: AlertKind, subject: string): boolean
  /** Returns the alerts that were not dismissed, newest first. */
  listStanding(): Alert[]
  /** Returns false if there is no such alert. The first dismissal counts. */
  dismiss(id: AlertId, atMs: number): boolean
}

interface Row {
  readonly id: AlertId
  readonly atMs: number
  readonly facts: string
}

const maxListed = 100

export const alertSql = {
  add: `INSERT INTO alert (id, kind, subject, day, at_ms, facts)
    VALUES (@id, @kind, @subject, @day, @atMs, @facts) ON CONFLICT DO NOTHING`,
  wasTold: 'SELECT 1 FROM alert WHERE kind = ? AND subject = ? LIMIT 1',
  listStanding: `SELECT id, at_ms AS atMs, facts FROM alert WHERE dismissed_at_ms IS NULL
    ORDER BY at_ms DESC, id DESC LIMIT ${maxListed}`,
  dismiss: 'UPDATE alert SET dismissed_at_ms = coalesce(dismissed_at_ms, @atMs) WHERE id = @id',
} as const

export function prepareAlerts(db: Connection): AlertQueries {
  const add = db.prepare<[object]>(alertSql.add)
  const wasTold = db.prepare<[AlertKind, string], number>(alertSql.wasTold).pluck()
  const listStanding = db.prepare<[], Row>(alertSql.listStanding)
  const dismiss = db.prepare<[{ id: AlertId; atMs: number }]>(alertSql.dismiss)

  return {
    add({ facts, ...rest }) {
      return add.run({ ...rest, kind: facts.kind, facts: JSON.stringify(facts) }).changes > 0
    },
    wasTold: (kind, subject) => wasTold.get(kind, subject) !== undefined,
    listStanding: () =>
      listStanding.all().map(({ id, atMs, facts }) => ({
        id,
        atMs,
        facts: JSON.parse(facts) as AlertFacts, // written by `add` alone
      })),
    dismiss: (id, atMs) => dismiss.run({ id, atMs }).changes > 0,
  }
}
