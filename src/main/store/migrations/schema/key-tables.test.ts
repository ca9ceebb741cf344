import { describe, expect, test } from 'vitest'
import { keyKinds, keyTestOutcomes } from '../../../../domain/keys/key.ts'
import { openTestConnection } from '../../test-support.ts'

describe('api_key', () => {
  const open = () => {
    const db = openTestConnection(1)
    const insert = db.prepare<[object]>(`INSERT INTO api_key
        (id, label, project, note, base_url, last_four, fingerprint, kind, is_default, is_enabled, created_at_ms,
        last_used_at_ms, last_use_failure, last_test_outcome, last_test_failure, last_test_at_ms, rotate_by_ms)
      VALUES (@id, '', '', '', '', @lastFour, @id, @kind, @isDefault, @isEnabled, 0,
        @usedAtMs, @useFailure, @outcome, @testFailure, @testedAtMs, @rotateByMs)`)
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
    ['a negative time', { rotateByMs: -1 }],
  ])('refuses %s', (_what, over) => {
    expect(() => open()(over)).toThrow(/CHECK/u)
  })
})

test('key_reminder has one row at most', () => {
  const db = openTestConnection(1)
  db.exec('INSERT INTO key_reminder VALUES (1, 5)')
  expect(() => db.exec('INSERT INTO key_reminder VALUES (2, 5)')).toThrow(/CHECK/u)
  expect(() => db.exec('INSERT INTO key_reminder VALUES (1, 6)')).toThrow(/UNIQUE/u)
})
