// What belongs to no family of tables; the rest is beside each family, in schema/.
import { expect, test } from 'vitest'
import { applicationId, readNumberPragma } from '../connection.ts'
import { checkDatabase, openTestConnection } from '../test-support.ts'

test('version 1 has these tables, indexes and triggers', () => {
  const db = openTestConnection(1)
  const list = (condition: string): unknown[] =>
    db.prepare(`SELECT name FROM sqlite_schema WHERE ${condition} ORDER BY name`).pluck().all()
  expect(list(`type = 'table' AND name NOT LIKE 'sqlite_%'`)).toEqual([
    'alert',
    'api_key',
    'budget',
    'budget_former_key',
    'conversation',
    'draft',
    'folder',
    'key_address',
    'key_reminder',
    'message',
    'message_fts',
    'message_fts_config',
    'message_fts_data',
    'message_fts_docsize',
    'message_fts_idx',
    'own_price',
    'prompt',
    'usage_conversation_day',
    'usage_day',
    'usage_model_day',
    'usage_record',
  ])
  expect(list(`type = 'index' AND sql IS NOT NULL`)).toEqual([
    'alert_standing',
    'api_key_by_age',
    'api_key_default',
    'budget_once',
    'conversation_by_folder',
    'conversation_by_shelf',
    'conversation_by_title',
    'conversation_deleted',
    'draft_not_begun',
    'message_by_parent',
    'message_streaming',
    'usage_conversation_day_by_conversation',
    'usage_record_by_conversation',
    'usage_record_by_key',
    'usage_record_by_message',
    'usage_record_by_model',
    'usage_record_by_time',
    'usage_record_by_title',
    'usage_record_practice',
  ])
  expect(list(`type = 'trigger'`)).toEqual([
    'message_unindexed',
    'usage_record_addressed',
    'usage_record_immutable',
    'usage_record_summed',
  ])
})

test('version 1 is a sound database of ours, with strict tables alone', () => {
  const db = openTestConnection(1)
  const loose = db.prepare(
    `SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'`,
  )
  expect(loose.pluck().all()).toEqual([])
  expect(checkDatabase(db)).toEqual(['ok', []])
  expect(readNumberPragma(db, 'application_id')).toBe(applicationId)
  expect(readNumberPragma(db, 'user_version')).toBe(1)
})
