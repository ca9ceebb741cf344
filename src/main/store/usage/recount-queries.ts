// Checks the sums by day against the records, one day of one table at a time, and counts the wrong ones
// again. A trigger keeps them right; this is for what no trigger sees, such as a damaged disk.
import { addDays, calendars, parseDay, startOfDayMs, type Calendar, type Day } from '../../../domain/day.ts'
import type { Grouping } from '../../../domain/usage/history.ts'
import { atomically } from '../atomically.ts'
import type { Connection } from '../connection.ts'
import {
  recordBounds,
  recordDay,
  recordGroup,
  recordSums,
  rollUpColumns,
  sumColumns,
  type RecordBounds,
  type RollUp,
} from './usage-sql.ts'

export interface UsageRecountQueries {
  /** Returns the first day after `after`, or of all, that has records or sums. */
  findDay(after: Day | null): Day | null
  /**
   * All checks of one day, in any order. Each takes some milliseconds and returns true if the sums were
   * right.
   */
  readonly steps: readonly ((day: Day) => boolean)[]
}

const groupings: Record<RollUp, readonly Grouping[]> = {
  usage_day: ['model', 'key', 'project', 'purpose'],
  usage_model_day: ['model'],
  usage_conversation_day: ['conversation'],
}
const rollUps: readonly RollUp[] = ['usage_day', 'usage_model_day', 'usage_conversation_day']

const listColumns = (table: RollUp): string => groupings[table].map((by) => rollUpColumns[by]).join(', ')

export const usageRecountSql = {
  read: (table: RollUp): string => `SELECT ${listColumns(table)}, ${sumColumns} FROM ${table}
    WHERE calendar = @calendar AND day = @day ORDER BY ${listColumns(table)}`,
  count: (table: RollUp, calendar: Calendar): string =>
    `SELECT ${groupings[table].map((by) => `${recordGroup(by)} AS ${rollUpColumns[by]}_group`).join(', ')}, ${recordSums}
    FROM usage_record WHERE at_ms >= @fromMs AND at_ms < @toMs AND ${recordDay[calendar]} = @day
      AND backend <> 'practice'
    GROUP BY ${groupings[table].map((_by, index) => index + 1).join(', ')}
    ORDER BY ${groupings[table].map((_by, index) => index + 1).join(', ')}`,
  remove: (table: RollUp): string => `DELETE FROM ${table} WHERE calendar = @calendar AND day = @day`,
  insert: (table: RollUp, calendar: Calendar): string =>
    `INSERT INTO ${table} (calendar, day, ${listColumns(table)}, ${sumColumns})
    SELECT @calendar, @day, counted.* FROM (${usageRecountSql.count(table, calendar)}) AS counted`,
  findSummed: (table: RollUp): string =>
    `SELECT day FROM ${table} WHERE calendar = @calendar AND day > @after ORDER BY day LIMIT 1`,
  findRecorded: `SELECT strftime('%Y-%m-%d', at_ms / 1000, 'unixepoch') FROM usage_record
    WHERE at_ms >= ? ORDER BY at_ms LIMIT 1`,
} as const

/** A damaged day that can't be parsed has no records. */
function boundsOf(day: Day, calendar: Calendar): Pick<RecordBounds, 'fromMs' | 'toMs'> {
  if (parseDay(day) === null) return { fromMs: 0, toMs: 0 }
  const { fromMs, toMs } = recordBounds({ calendar, span: { fromDay: day, toDay: day } })
  return { fromMs, toMs }
}

export function prepareUsageRecount(db: Connection): UsageRecountQueries {
  const findRecorded = db.prepare<[number], Day>(usageRecountSql.findRecorded).pluck()
  const findSummed = rollUps.map((table) =>
    db.prepare<[object], Day>(usageRecountSql.findSummed(table)).pluck(),
  )

  function prepareStep(table: RollUp, calendar: Calendar) {
    const read = db.prepare<[object]>(usageRecountSql.read(table)).raw()
    const count = db.prepare<[object]>(usageRecountSql.count(table, calendar)).raw()
    const remove = db.prepare<[object]>(usageRecountSql.remove(table))
    const insert = db.prepare<[object]>(usageRecountSql.insert(table, calendar))
    return (day: Day): boolean =>
      atomically(db, () => {
        const asked = { calendar, day, ...boundsOf(day, calendar) }
        if (JSON.stringify(read.all(asked)) === JSON.stringify(count.all(asked))) return true
        remove.run(asked)
        insert.run(asked)
        return false
      })
  }

  return {
    findDay(after) {
      const days = findSummed.flatMap((find) =>
        calendars.map((calendar) => find.get({ calendar, after: after ?? '' })),
      )
      // A record's local day is at most one away from its UTC day. A damaged value may not be a day.
      const from = after === null ? null : parseDay(after.slice(0, 10))
      const recorded = findRecorded.get(from === null ? 0 : startOfDayMs(from, 'utc'))
      if (recorded !== undefined) {
        const nearest = [addDays(recorded, -1), recorded, addDays(recorded, 1)]
        days.push(nearest.find((day) => after === null || day > after))
      }
      return days.reduce<Day | null>(
        (first, day) => (day !== undefined && (first === null || day < first) ? day : first),
        null,
      )
    },
    steps: rollUps.flatMap((table) => calendars.map((calendar) => prepareStep(table, calendar))),
  }
}
