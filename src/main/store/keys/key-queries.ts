// Queries on facts about keys. If any key is enabled, exactly one enabled key is the default.
import type { FailureCode } from '../../../domain/failure.ts'
import type { KeyId } from '../../../domain/ids.ts'
import type { Key, KeyKind, KeyTestOutcome, KeyTestSummary, KeyUse } from '../../../domain/keys/key.ts'
import type { Connection } from '../connection.ts'

/** `keptIn` is not stored: the secret of every stored key is in the keychain. */
export interface StoredKey extends Omit<Key, 'keptIn' | 'sameKeyId'> {
  readonly fingerprint: string
}

type Changeable = 'label' | 'project' | 'note' | 'baseUrl' | 'isEnabled' | 'rotateByMs' | 'replacedById'

/** A field that is absent or undefined keeps its value. */
export type KeyChange = { readonly [Name in Changeable]?: StoredKey[Name] | undefined }

export interface KeyQueries {
  /** Returns all keys, oldest first. */
  list(): StoredKey[]
  find(id: KeyId): StoredKey | null
  /** Returns every row of the same key, one for each base URL. */
  findByFingerprint(fingerprint: string): StoredKey[]
  /** The first enabled key always becomes the default; a later key becomes it if `isDefault` is true. */
  insert(key: StoredKey): void
  /**
   * Disabling the default makes the oldest enabled key the default, if there is one; enabling a key makes it
   * the default if there is none. Throws if a changed base URL would make two rows of the same key and
   * address.
   */
  change(id: KeyId, change: KeyChange): void
  /** Does nothing to a disabled key. */
  makeDefault(id: KeyId): void
  /** If it was the default, the oldest enabled key that remains becomes the default. */
  remove(id: KeyId): void
  markUsed(id: KeyId, use: KeyUse): void
  /** `null` clears the last test, if its result no longer applies. */
  recordTest(id: KeyId, summary: KeyTestSummary | null): void
}

interface KeyRow {
  readonly id: KeyId
  readonly label: string
  readonly project: string
  readonly note: string
  readonly baseUrl: string
  readonly lastFour: string
  readonly fingerprint: string
  readonly kind: KeyKind
  readonly isDefault: 0 | 1
  readonly isEnabled: 0 | 1
  readonly createdAtMs: number
  readonly lastUsedAtMs: number | null
  readonly lastUseFailure: FailureCode | null
  readonly lastTestOutcome: KeyTestOutcome | null
  readonly lastTestFailure: FailureCode | null
  readonly lastTestAtMs: number | null
  readonly rotateByMs: number | null
  readonly replacedById: KeyId | null
}

type ChangedRow = Pick<KeyRow, Changeable | 'id'>
type UsedRow = Pick<KeyRow, 'id' | 'lastUsedAtMs' | 'lastUseFailure'>
type TestedRow = Pick<KeyRow, 'id' | 'lastTestOutcome' | 'lastTestFailure' | 'lastTestAtMs'>

const columns = `
  id, label, project, note, base_url AS baseUrl, last_four AS lastFour, fingerprint, kind,
  is_default AS isDefault, is_enabled AS isEnabled, created_at_ms AS createdAtMs,
  last_used_at_ms AS lastUsedAtMs, last_use_failure AS lastUseFailure,
  last_test_outcome AS lastTestOutcome, last_test_failure AS lastTestFailure,
  last_test_at_ms AS lastTestAtMs, rotate_by_ms AS rotateByMs, replaced_by_id AS replacedById`

export const keySql = {
  list: `SELECT ${columns} FROM api_key ORDER BY created_at_ms, id`,
  find: `SELECT ${columns} FROM api_key WHERE id = ?`,
  findByFingerprint: `SELECT ${columns} FROM api_key WHERE fingerprint = ? ORDER BY base_url`,
  insert: `INSERT INTO api_key (id, label, project, note, base_url, last_four, fingerprint, kind, is_default,
      is_enabled, created_at_ms, last_used_at_ms, last_use_failure, last_test_outcome, last_test_failure,
      last_test_at_ms, rotate_by_ms, replaced_by_id)
    VALUES (@id, @label, @project, @note, @baseUrl, @lastFour, @fingerprint, @kind, @isDefault,
      @isEnabled, @createdAtMs, @lastUsedAtMs, @lastUseFailure, @lastTestOutcome, @lastTestFailure,
      @lastTestAtMs, @rotateByMs, @replacedById)`,
  change: `UPDATE api_key SET label = @label, project = @project, note = @note, base_url = @baseUrl,
      is_enabled = @isEnabled, is_default = min(is_default, @isEnabled), rotate_by_ms = @rotateByMs,
      replaced_by_id = @replacedById
    WHERE id = @id`,
  clearDefault: 'UPDATE api_key SET is_default = 0 WHERE is_default = 1',
  setDefault: 'UPDATE api_key SET is_default = 1 WHERE id = ?',
  // Makes the oldest enabled key the default, if no key is.
  ensureDefault: `UPDATE api_key SET is_default = 1
    WHERE id = (SELECT id FROM api_key WHERE is_enabled = 1 ORDER BY created_at_ms, id LIMIT 1)
      AND NOT EXISTS (SELECT 1 FROM api_key WHERE is_default = 1)`,
  remove: 'DELETE FROM api_key WHERE id = ?',
  markUsed: `UPDATE api_key SET last_used_at_ms = @lastUsedAtMs, last_use_failure = @lastUseFailure
    WHERE id = @id`,
  recordTest: `UPDATE api_key SET last_test_outcome = @lastTestOutcome,
      last_test_failure = @lastTestFailure, last_test_at_ms = @lastTestAtMs
    WHERE id = @id`,
} as const

export function prepareKeys(db: Connection): KeyQueries {
  const list = db.prepare<[], KeyRow>(keySql.list)
  const find = db.prepare<[KeyId], KeyRow>(keySql.find)
  const findByFingerprint = db.prepare<[string], KeyRow>(keySql.findByFingerprint)
  const insert = db.prepare<[KeyRow]>(keySql.insert)
  const change = db.prepare<[ChangedRow]>(keySql.change)
  const clearDefault = db.prepare<[]>(keySql.clearDefault)
  const setDefault = db.prepare<[KeyId]>(keySql.setDefault)
  const ensureDefault = db.prepare<[]>(keySql.ensureDefault)
  const remove = db.prepare<[KeyId]>(keySql.remove)
  const markUsed = db.prepare<[UsedRow]>(keySql.markUsed)
  const recordTest = db.prepare<[TestedRow]>(keySql.recordTest)

  return {
    list: () => list.all().map(keyFromRow),
    find(id) {
      const row = find.get(id)
      return row ? keyFromRow(row) : null
    },
    findByFingerprint: (fingerprint) => findByFingerprint.all(fingerprint).map(keyFromRow),
    insert: db.transaction((key: StoredKey) => {
      const isDefault = key.isDefault && key.isEnabled
      if (isDefault) clearDefault.run()
      insert.run(rowFromKey({ ...key, isDefault }))
      ensureDefault.run()
    }),
    change: db.transaction((id: KeyId, changed: KeyChange) => {
      const row = find.get(id)
      if (!row) return
      change.run(changeRow(row, changed))
      ensureDefault.run()
    }),
    makeDefault: db.transaction((id: KeyId) => {
      if (find.get(id)?.isEnabled !== 1) return
      clearDefault.run()
      setDefault.run(id)
    }),
    remove: db.transaction((id: KeyId) => {
      remove.run(id)
      ensureDefault.run()
    }),
    markUsed(id, { atMs, failureCode }) {
      markUsed.run({ id, lastUsedAtMs: atMs, lastUseFailure: failureCode })
    },
    recordTest(id, summary) {
      recordTest.run({ id, ...rowFromTest(summary) })
    },
  }
}

const changeRow = (row: KeyRow, change: KeyChange): ChangedRow => ({
  id: row.id,
  label: change.label ?? row.label,
  project: change.project ?? row.project,
  note: change.note ?? row.note,
  baseUrl: change.baseUrl ?? row.baseUrl,
  isEnabled: change.isEnabled === undefined ? row.isEnabled : toBit(change.isEnabled),
  rotateByMs: change.rotateByMs === undefined ? row.rotateByMs : change.rotateByMs,
  replacedById: change.replacedById === undefined ? row.replacedById : change.replacedById,
})

function keyFromRow(row: KeyRow): StoredKey {
  const { isDefault, isEnabled, lastUsedAtMs, lastUseFailure, ...others } = row
  const { lastTestOutcome, lastTestFailure, lastTestAtMs, ...rest } = others
  const hasTest = lastTestOutcome !== null && lastTestAtMs !== null
  return {
    ...rest,
    isDefault: isDefault === 1,
    isEnabled: isEnabled === 1,
    lastUse: lastUsedAtMs === null ? null : { atMs: lastUsedAtMs, failureCode: lastUseFailure },
    lastTest: hasTest ? { outcome: lastTestOutcome, failureCode: lastTestFailure, atMs: lastTestAtMs } : null,
  }
}

function rowFromKey(key: StoredKey): KeyRow {
  const { lastUse, lastTest, ...rest } = key
  return {
    ...rest,
    isDefault: toBit(key.isDefault),
    isEnabled: toBit(key.isEnabled),
    lastUsedAtMs: lastUse?.atMs ?? null,
    lastUseFailure: lastUse?.failureCode ?? null,
    ...rowFromTest(lastTest),
  }
}

const rowFromTest = (test: KeyTestSummary | null): Omit<TestedRow, 'id'> => ({
  lastTestOutcome: test?.outcome ?? null,
  lastTestFailure: test?.failureCode ?? null,
  lastTestAtMs: test?.atMs ?? null,
})

const toBit = (value: boolean): 0 | 1 => (value ? 1 : 0)
