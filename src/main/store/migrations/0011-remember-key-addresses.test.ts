import { expect, test } from 'vitest'
import type { KeyId } from '../../../domain/ids.ts'
import { migrate } from '../migrate.ts'
import { makeFolder, makeRecord, nowMs, openTestConnection, pathsIn } from '../test-support.ts'
import { prepareUsageRecords } from '../usage/record-queries.ts'
import { allMigrations } from './all.ts'

const key = 'k1' as KeyId // an id of this test, and no UUID
const other = 'k2' as KeyId // likewise
const at = (atMs: number, baseUrl: string | null, keyFingerprint: string | null = 'f1', keyId = key) =>
  makeRecord({ atMs, baseUrl, keyFingerprint, keyId })

test('the addresses of a database of version 10 are those of its records', () => {
  const folder = makeFolder()
  const db = openTestConnection(10, folder)
  const records = prepareUsageRecords(db)
  for (const record of [
    at(3, 'https://a.test', 'f1', other),
    at(2, 'https://a.test'),
    at(5, 'https://b.test'),
    at(4, 'https://a.test', 'f2'),
    at(1, null),
    at(1, 'https://a.test', null),
  ])
    records.insert(record)
  migrate(db, allMigrations, { ...pathsIn(folder), nowMs })
  expect(db.prepare('SELECT * FROM key_address').all()).toEqual([
    { key_fingerprint: 'f1', base_url: 'https://a.test', key_id: 'k1', first_at_ms: 2, requests: 2 },
    { key_fingerprint: 'f1', base_url: 'https://b.test', key_id: 'k1', first_at_ms: 5, requests: 1 },
    { key_fingerprint: 'f2', base_url: 'https://a.test', key_id: 'k1', first_at_ms: 4, requests: 1 },
  ])
})

test('each record is counted, and what was first stays first, also after the clock was set back', () => {
  const db = openTestConnection()
  const records = prepareUsageRecords(db)
  for (const record of [
    at(9, 'https://a.test'),
    at(1, 'https://a.test', 'f1', other),
    at(1, null),
    at(1, 'x', null),
  ])
    records.insert(record)
  expect(db.prepare('SELECT * FROM key_address').all()).toEqual([
    { key_fingerprint: 'f1', base_url: 'https://a.test', key_id: 'k1', first_at_ms: 9, requests: 2 },
  ])
})
