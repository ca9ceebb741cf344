import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KeyQueries } from './keys.ts'
import { prepareKeys } from './keys.ts'
import { makeKey, openTestConnection, openTestStore } from './test-support.ts'

const defaults = (keys: KeyQueries) =>
  keys
    .list()
    .filter(({ isDefault }) => isDefault)
    .map(({ label }) => label)

test('a key is read back as it was written', () => {
  const { keys } = openTestStore()
  const key = makeKey({
    isDefault: true,
    lastUsedAtMs: 5,
    lastTest: { outcome: 'warned', atMs: 7 },
    project: 'Ω',
  })
  keys.insert(key)
  expect(keys.find(key.id)).toEqual(key)
  expect(keys.findByFingerprint(key.fingerprint)).toEqual(key)
  expect(keys.list()).toEqual([key])
  expect(keys.findByFingerprint('other')).toBeNull()
})

test('the first becomes the default; a later one only when it says so', () => {
  const { keys } = openTestStore()
  keys.insert(makeKey({ label: 'first', createdAtMs: 1 }))
  expect(defaults(keys)).toEqual(['first'])
  keys.insert(makeKey({ label: 'second', createdAtMs: 2 }))
  expect(defaults(keys)).toEqual(['first'])
  keys.insert(makeKey({ label: 'third', createdAtMs: 3, isDefault: true }))
  expect(defaults(keys)).toEqual(['third'])
})

test('when the default is removed, the oldest that remains becomes it', () => {
  const { keys } = openTestStore()
  const [middle, newest, oldest] = [2, 3, 1].map((createdAtMs) =>
    makeKey({ createdAtMs, label: `${createdAtMs}` }),
  )
  if (!middle || !newest || !oldest) throw new Error('three')
  for (const key of [middle, newest, oldest]) keys.insert(key)
  keys.remove(newest.id)
  expect(defaults(keys)).toEqual(['2'])
  keys.remove(middle.id)
  expect(defaults(keys)).toEqual(['1'])
  keys.remove(oldest.id)
  expect(keys.list()).toEqual([])
})

test('to make a key the default that is gone changes nothing', () => {
  const { keys } = openTestStore()
  keys.insert(makeKey({ label: 'first' }))
  keys.makeDefault(makeKey().id)
  expect(defaults(keys)).toEqual(['first'])
})

test('what is learned of a key is kept', () => {
  const { keys } = openTestStore()
  const key = makeKey()
  keys.insert(key)
  keys.markUsed(key.id, 9)
  keys.recordTest(key.id, { outcome: 'failed', atMs: 10 })
  expect(keys.find(key.id)).toMatchObject({ lastUsedAtMs: 9, lastTest: { outcome: 'failed', atMs: 10 } })
})

test('whatever is done, as long as there is a key exactly one is the default', () => {
  const step = fc.record({
    verb: fc.constantFrom('insert', 'insert-default', 'remove', 'choose'),
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
        if (verb.startsWith('insert'))
          keys.insert(makeKey({ isDefault: verb === 'insert-default', createdAtMs: which }))
        else if (target && verb === 'remove') keys.remove(target.id)
        else if (target) keys.makeDefault(target.id)
        expect(defaults(keys).length).toBe(keys.list().length > 0 ? 1 : 0)
      }
    }),
    { numRuns: 50 },
  )
})
