// Queries on the sums of usage by day, in either calendar. They read the roll-ups where possible; the rest,
// such as the models of one conversation, is summed from the records. Practice is in no sum.
import { addDays, type Calendar, type Day, type DaySpan } from '../../../domain/day.ts'
import type { Grouping, UsageFilter } from '../../../domain/usage/history.ts'
import { noUsage, type UsageSum } from '../../../domain/usage/usage.ts'
import type { Connection } from '../connection.ts'
import { createPrepareOnce } from '../prepare-once.ts'
import {
  boundId,
  chooseRollUp,
  dayBounds,
  narrowRecordIndex,
  narrowRecords,
  narrowRollUp,
  recordBounds,
  recordDay,
  recordGroup,
  recordSums,
  rollUpColumns,
  rollUpCounts,
  rollUpGroupSums,
  rollUpSums,
  type CountedKind,
  type DaySum,
  type GroupSum,
  type RollUp,
  type UsageQuestion,
} from './usage-sql.ts'

type Plain<By> = Exclude<By, 'conversation' | { by: 'conversation' }>
/** The groupings that `usage_day` has: a few rows a day. */
export type PlainGrouping = Plain<Grouping>
type PlainQuestion = UsageQuestion & { readonly filter: Plain<UsageFilter> | null }

type Slices = Generator<readonly DaySum[], void>

export interface UsageDayQueries {
  /** Returns the first and last day with a request, or `null` if there is none. */
  findSpan(calendar: Calendar, filter: UsageFilter | null): DaySpan | null
  /** Reads all rows of the span. */
  sum(question: UsageQuestion): UsageSum
  /** Returns the groups in no order. Reads all rows of the span. */
  sumByGroup(question: PlainQuestion, by: PlainGrouping): GroupSum[]
  /**
   * Answers any question in slices, each a bounded amount of work, so that other work can run between them.
   * The same day and group can come more than once: add them up.
   */
  sumInSlices(question: UsageQuestion, by: Grouping): Slices
  /** Counts the records of this kind, without practice. Reads the roll-up's rows of the span. */
  count(question: UsageQuestion, kind: CountedKind): number
  /** Returns the last UTC day, up to this one, with a record of this kind, without practice. */
  findLastUtcDay(filter: UsageFilter | null, kind: CountedKind, upTo: Day): Day | null
}

type By = Grouping | null

// A slice of either kind takes some milliseconds.
const rowsPerSlice = 2_000
const recordsPerSlice = 2_000

const within = 'calendar = @calendar AND day BETWEEN @fromDay AND @toDay'

// INDEXED BY, because one conversation has few of all days: otherwise SQLite would read those of all other
// conversations too.
const rowsOf = (table: RollUp, by: By): string =>
  by === 'conversation' ? `${table} INDEXED BY usage_conversation_day_by_conversation` : table

export const usageDaySql = {
  findFirstDay: (table: RollUp, by: By): string =>
    `SELECT day FROM ${rowsOf(table, by)} WHERE calendar = @calendar ${narrowRollUp(by)} ORDER BY day LIMIT 1`,
  findLastDay: (table: RollUp, by: By): string =>
    `SELECT day FROM ${rowsOf(table, by)} WHERE calendar = @calendar ${narrowRollUp(by)} ORDER BY day DESC LIMIT 1`,
  sum: (table: RollUp, by: By): string =>
    `SELECT ${rollUpSums} FROM ${rowsOf(table, by)} WHERE ${within} ${narrowRollUp(by)}`,
  sumByGroup: (by: PlainGrouping, narrowedBy: By): string =>
    `SELECT ${rollUpColumns[by]} AS id, ${rollUpGroupSums} FROM usage_day
      WHERE ${within} ${narrowRollUp(narrowedBy)} GROUP BY 1`,
  // For models the rows are already in this order, so nothing is sorted.
  sumByDay: (table: RollUp, by: Grouping, narrowedBy: By): string =>
    `SELECT day, ${rollUpColumns[by]} AS id, ${rollUpGroupSums} FROM ${rowsOf(table, narrowedBy)}
      WHERE ${within} ${narrowRollUp(narrowedBy)} GROUP BY day, id ORDER BY day, id`,
  /** Finds the day of the row that follows the first `rowsPerSlice` rows. */
  findCut: (table: RollUp, by: 'conversation' | null): string =>
    `SELECT day FROM ${rowsOf(table, by)} WHERE ${within} ${narrowRollUp(by)} ORDER BY day LIMIT 1 OFFSET ${rowsPerSlice}`,
  count: (table: RollUp, by: By, kind: CountedKind): string =>
    `SELECT coalesce(sum(${rollUpCounts[kind]}), 0) FROM ${rowsOf(table, by)} WHERE ${within} ${narrowRollUp(by)}`,
  findLastUtcDay: (table: RollUp, by: By, kind: CountedKind): string =>
    `SELECT day FROM ${rowsOf(table, by)} WHERE calendar = 'utc' AND day <= @upTo ${narrowRollUp(by)}
      AND ${rollUpCounts[kind]} > 0 ORDER BY day DESC LIMIT 1`,
  sumRecords: (calendar: Calendar, by: Grouping, narrowedBy: By): string =>
    `SELECT ${recordDay[calendar]} AS day, ${recordGroup(by)} AS id, ${recordSums} FROM usage_record
      WHERE ${narrowRecords(narrowedBy)} at_ms >= @fromMs AND at_ms < @toMs
        AND local_day BETWEEN @fromDay AND @toDay AND backend <> 'practice' GROUP BY 1, 2`,
  findRecordCut: (narrowedBy: By): string =>
    `SELECT at_ms FROM usage_record WHERE ${narrowRecordIndex(narrowedBy)} at_ms >= @fromMs AND at_ms < @toMs
      ORDER BY at_ms LIMIT 1 OFFSET ${recordsPerSlice}`,
} as const

export function prepareUsageDays(db: Connection): UsageDayQueries {
  const prepare = createPrepareOnce(db)

  function* sliceRollUp(table: RollUp, question: UsageQuestion, by: Grouping): Slices {
    const narrowedBy = question.filter?.by ?? null
    const findCut = prepare<Day>(
      usageDaySql.findCut(table, narrowedBy === 'conversation' ? narrowedBy : null),
    ).pluck()
    const sumByDay = prepare<DaySum>(usageDaySql.sumByDay(table, by, narrowedBy))
    const asked = bind(question)
    for (let { fromDay } = asked; ;) {
      const cut = findCut.get({ ...asked, fromDay })
      if (cut === undefined) return yield sumByDay.all({ ...asked, fromDay })
      // A day is never split.
      yield sumByDay.all({ ...asked, fromDay, toDay: cut })
      fromDay = addDays(cut, 1)
    }
  }

  function* sliceRecords(question: UsageQuestion, by: Grouping): Slices {
    const narrowedBy = question.filter?.by ?? null
    const findCut = prepare<number>(usageDaySql.findRecordCut(narrowedBy)).pluck()
    const sumRecords = prepare<DaySum>(usageDaySql.sumRecords(question.calendar, by, narrowedBy))
    const asked = { ...recordBounds(question), ...boundId(question.filter) }
    for (let { fromMs } = asked; ;) {
      const cutMs = findCut.get({ ...asked, fromMs })
      if (cutMs === undefined) return yield sumRecords.all({ ...asked, fromMs })
      yield sumRecords.all({ ...asked, fromMs, toMs: cutMs + 1 })
      fromMs = cutMs + 1
    }
  }

  return {
    findSpan(calendar, filter) {
      const table = chooseTable(filter)
      const by = filter?.by ?? null
      const asked = { calendar, ...boundId(filter) }
      const fromDay = prepare<Day>(usageDaySql.findFirstDay(table, by)).pluck().get(asked)
      const toDay = prepare<Day>(usageDaySql.findLastDay(table, by)).pluck().get(asked)
      return fromDay === undefined || toDay === undefined ? null : { fromDay, toDay }
    },
    sum(question) {
      const sql = usageDaySql.sum(chooseTable(question.filter), question.filter?.by ?? null)
      return prepare<UsageSum>(sql).get(bind(question)) ?? noUsage
    },
    sumByGroup(question, by) {
      const sql = usageDaySql.sumByGroup(by, question.filter?.by ?? null)
      return prepare<GroupSum>(sql).all(bind(question))
    },
    sumInSlices(question, by) {
      const table = chooseRollUp(question.filter, by)
      return table ? sliceRollUp(table, question, by) : sliceRecords(question, by)
    },
    count(question, kind) {
      const sql = usageDaySql.count(chooseTable(question.filter), question.filter?.by ?? null, kind)
      return prepare<number>(sql).pluck().get(bind(question)) ?? 0
    },
    findLastUtcDay(filter, kind, upTo) {
      const sql = usageDaySql.findLastUtcDay(chooseTable(filter), filter?.by ?? null, kind)
      return (
        prepare<Day>(sql)
          .pluck()
          .get({ upTo, ...boundId(filter) }) ?? null
      )
    },
  }
}

const chooseTable = (filter: UsageFilter | null): RollUp => chooseRollUp(filter, null) ?? 'usage_day'

const bind = ({ calendar, span, filter }: UsageQuestion) => ({
  calendar,
  ...dayBounds(span),
  ...boundId(filter),
})
