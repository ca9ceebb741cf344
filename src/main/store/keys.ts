// Queries on what is known of keys. As long as there is a key, exactly one is the default.
import type { Key, KeyTestOutcome, KeyTestSummary } from '../../domain/key.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { Connection } from './connection.ts'

export interface StoredKey extends Key {
  readonly fingerprint: string
}

export interface KeyQueries {
  /** Oldest first. */
  list(): StoredKey[]
  find(id: KeyId): StoredKey | null
  findByFingerprint(fingerprint: string): StoredKey | null
  /** The first key becomes the default whatever it says; a later one that says so takes it over. */
  insert(key: StoredKey): void
  makeDefault(id: KeyId): void
  /** If it was the default, the oldest that remains becomes it. */
  remove(id: KeyId): void
  markUsed(id: KeyId, atMs: number): void
  recordTest(id: KeyId, summary: KeyTestSummary): void
}

interface KeyRow {
  readonly id: KeyId
  readonly label: string
  readonly project: string
  readonly baseUrl: string
  readonly lastFour: string
  readonly fingerprint: string
  readonly isDefault: 0 | 1
  readonly createdAtMs: number
  readonly lastUsedAtMs: number | null
  readonly lastTestOutcome: KeyTestOutcome | null
  readonly lastTestAtMs: number | null
}

const columns = `
  id, label, project, base_url AS baseUrl, last_four AS lastFour, fingerprint, is_default AS isDefault,
  created_at_ms AS createdAtMs, last_used_at_ms AS lastUsedAtMs,
  last_test_outcome AS lastTestOutcome, last_test_at_ms AS lastTestAtMs`

export const keySql = {
  list: `SELECT ${columns} FROM api_key ORDER BY created_at_ms, id`,
  find: `SELECT ${columns} FROM api_key WHERE id = ?`,
  findByFingerprint: `SELECT ${columns} FROM api_key WHERE fingerprint = ?`,
  hasDefault: 'SELECT 1 FROM api_key WHERE is_default = 1',
  insert: `INSERT INTO api_key (id, label, project, base_url, last_four, fingerprint, is_default,
      created_at_ms, last_used_at_ms, last_test_outcome, last_test_at_ms)
    VALUES (@id, @label, @project, @baseUrl, @lastFour, @fingerprint, @isDefault,
      @createdAtMs, @lastUsedAtMs, @lastTestOutcome, @lastTestAtMs)`,
  clearDefault: 'UPDATE api_key SET is_default = 0 WHERE is_default = 1',
  setDefault: 'UPDATE api_key SET is_default = 1 WHERE id = ?',
  setOldestDefault: `UPDATE api_key SET is_default = 1
    WHERE id = (SELECT id FROM api_key ORDER BY created_at_ms, id LIMIT 1)`,
  remove: 'DELETE FROM api_key WHERE id = ?',
  markUsed: 'UPDATE api_key SET last_used_at_ms = ? WHERE id = ?',
  recordTest: 'UPDATE api_key SET last_test_outcome = ?, last_test_at_ms = ? WHERE id = ?',
} as const

export function prepareKeys(db: Connection): KeyQueries {
  const list = db.prepare<[], KeyRow>(keySql.list)
  const find = db.prepare<[KeyId], KeyRow>(keySql.find)
  const findByFingerprint = db.prepare<[string], KeyRow>(keySql.findByFingerprint)
  const hasDefault = db.prepare<[], 1>(keySql.hasDefault).pluck()
  const insert = db.prepare<[KeyRow]>(keySql.insert)
  const clearDefault = db.prepare<[]>(keySql.clearDefault)
  const setDefault = db.prepare<[KeyId]>(keySql.setDefault)
  const setOldestDefault = db.prepare<[]>(keySql.setOldestDefault)
  const remove = db.prepare<[KeyId]>(keySql.remove)
  const markUsed = db.prepare<[number, KeyId]>(keySql.markUsed)
  const recordTest = db.prepare<[KeyTestOutcome, number, KeyId]>(keySql.recordTest)

  return {
    list: () => list.all().map(keyFromRow),
    find: (id) => mapRow(find.get(id)),
    findByFingerprint: (fingerprint) => mapRow(findByFingerprint.get(fingerprint)),
    insert: db.transaction((key: StoredKey) => {
      const becomesDefault = key.isDefault || hasDefault.get() === undefined
      if (becomesDefault) clearDefault.run()
      insert.run(rowFromKey(key, becomesDefault))
    }),
    makeDefault: db.transaction((id: KeyId) => {
      if (!find.get(id)) return
      clearDefault.run()
      setDefault.run(id)
    }),
    remove: db.transaction((id: KeyId) => {
      remove.run(id)
      if (hasDefault.get() === undefined) setOldestDefault.run()
    }),
    markUsed(id, atMs) {
      markUsed.run(atMs, id)
    },
    recordTest(id, summary) {
      recordTest.run(summary.outcome, summary.atMs, id)
    },
  }
}

const mapRow = (row: KeyRow | undefined): StoredKey | null => (row ? keyFromRow(row) : null)

function keyFromRow(row: KeyRow): StoredKey {
  const { lastTestOutcome, lastTestAtMs, isDefault, ...rest } = row
  const hasTest = lastTestOutcome !== null && lastTestAtMs !== null
  return {
    ...rest,
    isDefault: isDefault === 1,
    lastTest: hasTest ? { outcome: lastTestOutcome, atMs: lastTestAtMs } : null,
  }
}

function rowFromKey(key: StoredKey, isDefault: boolean): KeyRow {
  const { lastTest, ...rest } = key
  return {
    ...rest,
    isDefault: isDefault ? 1 : 0,
    lastTestOutcome: lastTest?.outcome ?? null,
    lastTestAtMs: lastTest?.atMs ?? null,
  }
}
