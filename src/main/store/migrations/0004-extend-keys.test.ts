import { describe, expect, test } from 'vitest'
import type { MessageId } from '../../../domain/ids.ts'
import { keyKinds, keyTestOutcomes } from '../../../domain/key.ts'
import type { Connection } from '../connection.ts'
import { prepareKeys } from '../keys/key-queries.ts'
import { prepareMessages } from '../chat/message-queries.ts'
import { migrate } from '../migrate.ts'
import { makeFolder, makeKey, nowMs, openTestConnection, pathsIn } from '../test-support.ts'
import { allMigrations } from './all.ts'

const dayMs = 86_400_000

// As version 3 wrote them: each outcome of a test and none, used and not, the default and not.
const oldKeys = [
  ['k1', 'Work', 'Site', 'https://api.openai.com/v1', 'a1b2', 'f1', 0, 1_000, 5_000, 'passed', 4_000],
  ['k2', 'Ω “home”', '', 'https://api.openai.com/v1', 'c3d4', 'f2', 1, 2_000, null, 'warned', 0],
  ['k3', 'Local', 'Models', 'http://localhost:11434/v1', '', 'f3', 0, 0, 0, 'failed', 9_000],
  ['k4', '', '', 'https://example.test/v1', 'e5', 'f4', 0, 2_000, null, null, null],
] as const

const failure = (code: string, more: object = {}): string =>
  JSON.stringify({ code, message: 'Said “no”.', retry: { kind: 'action', action: 'try-again' }, ...more })

const withData = { data: { keychain: 'Secret Service', status: 429, isLast: true } }

const oldFailures: readonly (readonly [before: string, after: string])[] = [
  ['key/keyring-locked', 'keychain/locked'],
  ['key/keyring-unavailable', 'keychain/unavailable'],
  ['key/keyring-silent', 'keychain/silent'],
  ['key/lost', 'keychain/lost'],
  ['key/unreadable', 'keychain/corrupt'],
  ['key/not-saved', 'keychain/not-saved'],
  ['key/still-stored', 'keychain/still-stored'],
  ['keychain/locked', 'keychain/locked'],
  ['key/not-found', 'key/not-found'],
  ['openai/rate-limited', 'openai/rate-limited'],
]

function fillVersion3(db: Connection): void {
  const insertKey = db.prepare(`INSERT INTO api_key
    (id, label, project, base_url, last_four, fingerprint, is_default, created_at_ms, last_used_at_ms,
    last_test_outcome, last_test_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  for (const key of oldKeys) insertKey.run(...key)
  db.exec(`INSERT INTO conversation VALUES ('c1', 'Own key', 'k1', 'm', 1, 2), ('c2', 'Gone', 'k9', 'm', 3, 4),
    ('c3', 'No key', NULL, 'm', 5, 6)`)
  const insertMessage = db.prepare(`INSERT INTO message
    (id, conversation_id, parent_id, role, text, status, failure, created_at_ms)
    VALUES (?, 'c1', ?, ?, ?, ?, ?, 7)`)
  insertMessage.run('m0', null, 'user', 'about key/lost', 'done', null)
  for (const [index, [before]] of oldFailures.entries())
    insertMessage.run(`m${index + 1}`, 'm0', 'assistant', 'half', 'failed', failure(before, withData))
  insertMessage.run('plain', 'm0', 'assistant', '', 'failed', failure('key/lost'))
  insertMessage.run('odd', 'm0', 'assistant', '', 'failed', '["key/lost"]')
  db.exec(`INSERT INTO usage_record (id, at_ms, backend, purpose, model_asked, input_tokens, cached_input_tokens,
      output_tokens, reasoning_tokens, certainty, outcome, failure_code, duration_ms)
    VALUES ('u1', 7, 'responses', 'chat', 'm', 1, 0, 1, 0, 'unpriced', 'failed', 'openai/invalid-key', 1)`)
}

const readAll = (db: Connection, table: string): unknown[] => db.prepare(`SELECT * FROM ${table}`).all()

function migrated() {
  const folder = makeFolder()
  const db = openTestConnection(3, folder)
  fillVersion3(db)
  const others = ['conversation', 'usage_record']
  const before = others.map((table) => readAll(db, table))
  const messages = db.prepare('SELECT * FROM message ORDER BY position').all()
  migrate(
    db,
    allMigrations.filter(({ number }) => number <= 4),
    { ...pathsIn(folder), nowMs },
  )
  expect(others.map((table) => readAll(db, table))).toEqual(before)
  return { db, messages }
}

describe('a database of version 3', () => {
  test('keeps all that it knew of every key', () => {
    const { db } = migrated()
    const columns = `id, label, project, base_url, last_four, fingerprint, is_default, created_at_ms,
      last_used_at_ms, last_test_outcome, last_test_at_ms`
    const kept = db.prepare<[], Record<string, unknown>>(`SELECT ${columns} FROM api_key ORDER BY id`).all()
    expect(kept.map((row) => Object.values(row))).toEqual(oldKeys)
  })

  test('has the new facts of a key as they can be known, and reads them', () => {
    const { db } = migrated()
    const keys = prepareKeys(db)
    expect(keys.list().map(({ id }) => id)).toEqual(['k3', 'k1', 'k2', 'k4'])
    for (const key of keys.list()) {
      expect(key).toMatchObject({ note: '', kind: 'unknown', isEnabled: true, replacedById: null })
      expect(key.rotateByMs).toBe(key.createdAtMs + 90 * dayMs)
      expect(key.isDefault).toBe(key.id === ('k2' as string)) // an id of this test, and no UUID
    }
    expect(keys.list().map(({ lastUse }) => lastUse)).toEqual([
      { atMs: 0, failureCode: null },
      { atMs: 5_000, failureCode: null },
      null,
      null,
    ])
    expect(keys.list().map(({ lastTest }) => lastTest)).toEqual([
      { outcome: 'failed', failureCode: null, atMs: 9_000 },
      { outcome: 'passed', failureCode: null, atMs: 4_000 },
      { outcome: 'warned', failureCode: null, atMs: 0 },
      null,
    ])
  })

  test('has its failures by their new codes, and nothing else of a message changed', () => {
    const { db, messages } = migrated()
    const expected = messages.map((row) => {
      const { failure: json, ...rest } = row as { readonly failure: string | null } // SELECT * of a known table
      return { ...rest, failure: json === null ? null : JSON.parse(json) }
    })
    for (const one of expected) {
      const found = oldFailures.find(([before]) => before === one.failure?.code)
      if (found) one.failure.code = found[1]
    }
    const now = db
      .prepare<[], { failure: string | null }>('SELECT * FROM message ORDER BY position')
      .all()
      .map((row) => ({ ...row, failure: row.failure === null ? null : JSON.parse(row.failure) }))
    expect(now).toEqual(expected)

    migrate(db, allMigrations, { ...pathsIn(makeFolder()), nowMs }) // the queries are those of today
    const { find } = prepareMessages(db)
    for (const [index, [, after]] of oldFailures.entries())
      expect(find(`m${index + 1}` as MessageId)?.failure).toMatchObject({ code: after, ...withData })
  })

  test('may be used as one that is new', () => {
    const { db } = migrated()
    const keys = prepareKeys(db)
    const key = makeKey({ fingerprint: 'f1', isDefault: true })
    expect(() => keys.insert(key)).toThrow(/UNIQUE/u)
    keys.insert({ ...key, baseUrl: 'https://example.test/v1' })
    expect(keys.findByFingerprint('f1')).toHaveLength(2)
    expect(keys.list().filter(({ isDefault }) => isDefault)).toHaveLength(1)
  })
})

describe('the new table', () => {
  const open = () => {
    const db = openTestConnection(4)
    const insert = db.prepare<[object]>(`INSERT INTO api_key
      VALUES (@id, '', '', '', '', @lastFour, @id, @kind, @isDefault, @isEnabled, 0, @usedAtMs, @useFailure,
        @outcome, @testFailure, @testedAtMs, @rotateByMs, NULL)`)
    const usual = {
      lastFour: '',
      kind: 'user',
      isDefault: 0,
      isEnabled: 1,
      usedAtMs: null,
      useFailure: null,
      outcome: null,
      testFailure: null,
      testedAtMs: null,
      rotateByMs: null,
    }
    let count = 0
    return (over: object) => insert.run({ id: `k${(count += 1)}`, ...usual, ...over })
  }

  test('allows every kind and outcome of the domain', () => {
    const add = open()
    for (const kind of keyKinds) add({ kind })
    for (const outcome of keyTestOutcomes) add({ outcome, testedAtMs: 1 })
    for (const outcome of keyTestOutcomes) add({ outcome, testFailure: 'openai/invalid-key', testedAtMs: 1 })
    add({ isEnabled: 0, usedAtMs: 1, useFailure: 'openai/invalid-key' })
  })

  test('has no two defaults', () => {
    const add = open()
    add({ isDefault: 1 })
    expect(() => add({ isDefault: 1 })).toThrow(/UNIQUE/u)
  })

  test.each([
    ['a kind unheard of', { kind: 'admin' }],
    ['a disabled default', { isDefault: 1, isEnabled: 0 }],
    ['a default that is neither', { isDefault: 2 }],
    ['more than four characters of a key', { lastFour: 'abcde' }],
    ['an outcome unheard of', { outcome: 'skipped', testedAtMs: 1 }],
    ['an outcome without a time', { outcome: 'passed' }],
    ['a time without an outcome', { testedAtMs: 1 }],
    ['a failure of no test', { testFailure: 'openai/invalid-key' }],
    ['a failure of no use', { useFailure: 'openai/invalid-key' }],
    ['a time before all times', { rotateByMs: -1 }],
  ])('refuses %s', (_what, over) => {
    expect(() => open()(over)).toThrow(/CHECK/u)
  })

  test('of reminders has one row at most', () => {
    const db = openTestConnection(4)
    db.exec('INSERT INTO key_reminder VALUES (1, 5)')
    expect(() => db.exec('INSERT INTO key_reminder VALUES (2, 5)')).toThrow(/CHECK/u)
    expect(() => db.exec('INSERT INTO key_reminder VALUES (1, 6)')).toThrow(/UNIQUE/u)
  })
})
