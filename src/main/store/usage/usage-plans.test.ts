import { beforeEach, describe, expect, test } from 'vitest'
import { groupings } from '../../../domain/usage/history.ts'
import type { Connection } from '../connection.ts'
import { explainPlan, openTestConnection } from '../test-support.ts'
import { usageDaySql } from './day-queries.ts'
import { usageHabitSql } from './habit-queries.ts'
import { usageRecountSql } from './recount-queries.ts'
import { usageRecordSql } from './record-queries.ts'

const daysOfAll = 'SEARCH usage_day USING PRIMARY KEY (calendar=?'
const daysOfOne =
  'SEARCH usage_conversation_day USING INDEX usage_conversation_day_by_conversation (conversation_id=? AND calendar=?'
const recordsBy = {
  model: 'INDEX usage_record_by_model (model_asked=? AND ',
  key: 'INDEX usage_record_by_key (key_id=? AND ',
  conversation: 'INDEX usage_record_by_conversation (conversation_id=? AND ',
  project: 'INDEX usage_record_by_time (',
  purpose: 'INDEX usage_record_by_time (',
} as const

describe('query plans of usage', () => {
  // One database for each test: a plan changes nothing in it.
  let db: Connection
  beforeEach(() => {
    db = openTestConnection()
  })
  const explain = (sql: string) => explainPlan(db, sql)
  const sortedByGroup = 'USE TEMP B-TREE FOR GROUP BY'

  test('the days of all models are read as they lie', () => {
    const step = `${daysOfAll} AND day>? AND day<?)`
    expect(explain(usageDaySql.sumByDay('usage_model_day', 'model', null))).toEqual([
      step.replace('usage_day', 'usage_model_day'),
    ])
    expect(explain(usageDaySql.sumByDay('usage_day', 'model', 'key'))).toEqual([step])
    expect(explain(usageDaySql.sumByDay('usage_day', 'project', null))).toEqual([step, sortedByGroup])
    expect(explain(usageDaySql.sumByGroup('key', 'project'))).toEqual([step, sortedByGroup])
  })

  test.each([
    [null, 'usage_model_day', daysOfAll.replace('usage_day', 'usage_model_day')],
    ['key', 'usage_day', daysOfAll],
    ['conversation', 'usage_conversation_day', daysOfOne],
  ] as const)('sums narrowed by %s read its days alone, in their order', (by, table, step) => {
    expect(explain(usageDaySql.sum(table, by))).toEqual([`${step} AND day>? AND day<?)`])
    expect(explain(usageDaySql.count(table, by, 'failed'))).toEqual([`${step} AND day>? AND day<?)`])
    expect(explain(usageDaySql.findLastUtcDay(table, by, 'failed'))).toEqual([`${step} AND day<?)`])
    const ends = [usageDaySql.findFirstDay(table, by), usageDaySql.findLastDay(table, by)]
    for (const sql of ends) expect(explain(sql)).toEqual([`${step.replace('INDEX', 'COVERING INDEX')})`])
  })

  test('conversations are read as they lie, one of them by its index', () => {
    const table = 'usage_conversation_day'
    const step = 'SEARCH usage_conversation_day USING PRIMARY KEY (calendar=? AND day>? AND day<?)'
    expect(explain(usageDaySql.sumByDay(table, 'conversation', null))).toEqual([step])
    expect(explain(usageDaySql.findCut(table, null))).toEqual([step])
    expect(explain(usageDaySql.sumByDay(table, 'conversation', 'conversation'))).toEqual([
      `${daysOfOne} AND day>? AND day<?)`,
    ])
  })

  test.each([...groupings, null])('records narrowed by %s are found by index, newest first', (by) => {
    const index = recordsBy[by ?? 'project']
    const range = '(at_ms,id)>(?,?) AND (at_ms,id)<(?,?))'
    expect(explain(usageRecordSql.lookAhead(by))).toEqual([
      `SEARCH usage_record USING COVERING ${index}${range}`,
    ])
    expect(explain(usageRecordSql.list(by, 'failed', by === null))).toEqual([
      `SEARCH usage_record USING ${index}${range}`,
      'CORRELATED SCALAR SUBQUERY 1',
      'SEARCH conversation USING PRIMARY KEY (id=?)',
    ])
  })

  test('recounting a day reads it alone', () => {
    const range = 'SEARCH usage_record USING INDEX usage_record_by_time (at_ms>? AND at_ms<?)'
    const day = (table: string) => `SEARCH ${table} USING PRIMARY KEY (calendar=? AND day=?)`
    for (const table of ['usage_day', 'usage_model_day', 'usage_conversation_day'] as const) {
      expect(explain(usageRecountSql.read(table))).toEqual([day(table)])
      expect(explain(usageRecountSql.remove(table))).toEqual([day(table)])
      expect(explain(usageRecountSql.count(table, 'local'))).toEqual([range, sortedByGroup])
      expect(explain(usageRecountSql.findSummed(table))).toEqual([
        `SEARCH ${table} USING PRIMARY KEY (calendar=? AND day>?)`,
      ])
    }
    expect(explain(usageRecountSql.findRecorded)).toEqual([
      'SEARCH usage_record USING COVERING INDEX usage_record_by_time (at_ms>?)',
    ])
  })

  test.each([...groupings, null])('records narrowed by %s are summed by index, a slice at a time', (by) => {
    const index = recordsBy[by ?? 'project']
    const range = 'at_ms>? AND at_ms<?)'
    expect(explain(usageDaySql.findRecordCut(by))).toEqual([
      `SEARCH usage_record USING COVERING ${index}${range}`,
    ])
    expect(explain(usageDaySql.sumRecords('local', 'purpose', by))).toEqual([
      `SEARCH usage_record USING ${index}${range}`,
      sortedByGroup,
    ])
  })

  test('refusals of the last minutes are found by time, and those few sorted', () => {
    expect(explainPlan(openTestConnection(), usageHabitSql.sumRefusals)).toEqual([
      'SEARCH usage_record USING INDEX usage_record_by_time (at_ms>? AND at_ms<?)',
      'USE TEMP B-TREE FOR GROUP BY',
    ])
  })
})
