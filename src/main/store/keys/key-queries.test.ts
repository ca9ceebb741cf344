import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KeyId } from '../../../domain/ids.ts'
import type { KeyQueries } from './key-queries.ts'
import { prepareKeys } from './key-queries.ts'
import { newId } from '../new-id.ts'
import { makeKey, openTestConnection, openTestStore } from '../test-support.ts'

const defaults = (keys: KeyQueries) =>
  keys
    .list()
    .filter(({ isDefault }) => isDefault)
    .map(({ label }) => label)

test('a key is read back as it was written', () => {
  const { keys } = openTestStore()
  const key = makeKey({
    isDefault: true,
    lastUse: { atMs: 5, failureCode: 'openai/invalid-key' },
    lastTest: { outcome: 'warned', failureCode: 'openai/permission-denied', atMs: 7 },
    project: 'Ω',
    note: 'For the site’s search.',
    kind: 'service-account',
    rotateByMs: 11,
    replacedById: newId<KeyId>(),
  })
  keys.insert(key)
  expect(keys.find(key.id)).toEqual(key)
  expect(keys.findByFingerprint(key.fingerprint)).toEqual([key])
  expect(keys.list()).toEqual([key])
  expect(keys.findByFingerprint('other')).toEqual([])
})

test('the same key stands here once for each address', () => {
  const { keys } = openTestStore()
  const key = makeKey({ isDefault: true })
  const elsewhere = makeKey({ fingerprint: key.fingerprint, baseUrl: 'https://example.test/v1' })
  keys.insert(key)
  keys.insert(elsewhere)
  keys.insert(makeKey())
  expect(keys.findByFingerprint(key.fingerprint)).toEqual([key, elsewhere])
  expect(() => keys.insert(makeKey({ fingerprint: key.fingerprint }))).toThrow(/UNIQUE/u)
  expect(() => keys.change(elsewhere.id, { baseUrl: key.baseUrl, label: 'Moved' })).toThrow(/UNIQUE/u)
  expect(keys.find(elsewhere.id)).toEqual(elsewhere)
})

test('what is said of a key is changed, and what is not said stays', () => {
  const { keys } = openTestStore()
  const key = makeKey({
    isDefault: true,
    rotateByMs: 5,
    note: 'Old',
    lastUse: { atMs: 1, failureCode: null },
  })
  const other = makeKey()
  keys.insert(key)
  keys.insert(other)
  keys.change(key.id, { label: 'New', project: undefined })
  expect(keys.find(key.id)).toEqual({ ...key, label: 'New' })
  const change = {
    label: '',
    project: 'Site',
    note: '',
    baseUrl: 'https://api.openai.com/v2',
    rotateByMs: null,
    replacedById: other.id,
  }
  keys.change(key.id, change)
  expect(keys.find(key.id)).toEqual({ ...key, ...change })
  keys.change(key.id, {})
  expect(keys.find(key.id)).toEqual({ ...key, ...change })
  keys.change(key.id, { rotateByMs: 9, replacedById: null })
  expect(keys.find(key.id)).toEqual({ ...key, ...change, rotateByMs: 9, replacedById: null })
  expect(keys.find(other.id)).toEqual(other)
  keys.change(newId<KeyId>(), { label: 'Nobody’s' })
  expect(keys.list()).toHaveLength(2)
})

test('what is learned of a key is kept', () => {
  const { keys } = openTestStore()
  const key = makeKey()
  keys.insert(key)
  keys.markUsed(key.id, { atMs: 9, failureCode: 'openai/insufficient-quota' })
  keys.recordTest(key.id, { outcome: 'failed', failureCode: 'openai/invalid-key', atMs: 10 })
  expect(keys.find(key.id)).toMatchObject({
    lastUse: { atMs: 9, failureCode: 'openai/insufficient-quota' },
    lastTest: { outcome: 'failed', failureCode: 'openai/invalid-key', atMs: 10 },
  })
  keys.markUsed(key.id, { atMs: 11, failureCode: null })
  keys.recordTest(key.id, { outcome: 'passed', failureCode: null, atMs: 12 })
  expect(keys.find(key.id)).toMatchObject({
    lastUse: { atMs: 11, failureCode: null },
    lastTest: { outcome: 'passed', failureCode: null, atMs: 12 },
  })
  keys.recordTest(key.id, null)
  expect(keys.find(key.id)?.lastTest).toBeNull()
})

describe('the default', () => {
  test('is the first; a later one only when it says so', () => {
    const { keys } = openTestStore()
    keys.insert(makeKey({ label: 'first', createdAtMs: 1 }))
    expect(defaults(keys)).toEqual(['first'])
    keys.insert(makeKey({ label: 'second', createdAtMs: 2 }))
    expect(defaults(keys)).toEqual(['first'])
    keys.insert(makeKey({ label: 'third', createdAtMs: 3, isDefault: true }))
    expect(defaults(keys)).toEqual(['third'])
  })

  test('is the first that is enabled', () => {
    const { keys } = openTestStore()
    keys.insert(makeKey({ isEnabled: false, isDefault: true }))
    expect(defaults(keys)).toEqual([])
    keys.insert(makeKey({ label: 'enabled' }))
    expect(defaults(keys)).toEqual(['enabled'])
  })

  test('when it is removed or disabled, is the oldest enabled one that remains', () => {
    const { keys } = openTestStore()
    const [middle, newest, oldest] = [2, 3, 1].map((createdAtMs) =>
      makeKey({ createdAtMs, label: `${createdAtMs}` }),
    )
    if (!middle || !newest || !oldest) throw new Error('three')
    keys.insert(makeKey({ createdAtMs: 0, label: '0', isEnabled: false }))
    for (const key of [middle, newest, oldest]) keys.insert(key)
    keys.change(middle.id, { isEnabled: false })
    expect(keys.find(middle.id)).toMatchObject({ isEnabled: false, isDefault: false })
    expect(defaults(keys)).toEqual(['1'])
    keys.remove(newest.id)
    expect(defaults(keys)).toEqual(['1'])
    keys.remove(oldest.id)
    expect(defaults(keys)).toEqual([])
    keys.change(middle.id, { isEnabled: true })
    expect(defaults(keys)).toEqual(['2'])
  })

  test('can not be a key that is gone or disabled', () => {
    const { keys } = openTestStore()
    const disabled = makeKey({ label: 'disabled', isEnabled: false })
    keys.insert(makeKey({ label: 'first' }))
    keys.insert(disabled)
    keys.makeDefault(makeKey().id)
    keys.makeDefault(disabled.id)
    expect(defaults(keys)).toEqual(['first'])
  })

  test('is exactly one as long as a key is enabled, whatever is done', () => {
    const step = fc.record({
      verb: fc.constantFrom('insert', 'insert-default', 'insert-disabled', 'remove', 'choose', 'switch'),
      which: fc.nat(9),
    })
    const db = openTestConnection()
    const keys = prepareKeys(db)
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        db.exec('DELETE FROM api_key')
        for (const { verb, which } of steps) {
          const listed = keys.list()
          const target = listed[which % Math.max(listed.length, 1)]
          if (verb.startsWith('insert')) {
            const isDefault = verb === 'insert-default'
            keys.insert(makeKey({ isDefault, isEnabled: verb !== 'insert-disabled', createdAtMs: which }))
          } else if (target && verb === 'remove') keys.remove(target.id)
          else if (target && verb === 'switch') keys.change(target.id, { isEnabled: !target.isEnabled })
          else if (target) keys.makeDefault(target.id)
          expect(defaults(keys).length).toBe(keys.list().some(({ isEnabled }) => isEnabled) ? 1 : 0)
        }
      }),
      { numRuns: 50 },
    )
  })
})
