import { describe, expect, test } from 'vitest'
import {
  ageDays,
  dayMs,
  defaultRotateByMs,
  findHints,
  keyHints,
  reminderDays,
  rotateSoonDays,
  remindingHints,
  type KeyHint,
} from './lifecycle.ts'
import { keyIdOf, makeKey as makeSample, nowMs } from './samples.ts'
import type { Key } from './key.ts'

const otherId = keyIdOf('other')

/** Young, used, and nothing wrong with it. */
const makeKey = (over: Partial<Key> = {}): Key =>
  makeSample({ createdAtMs: nowMs - dayMs, lastUse: { atMs: nowMs, failureCode: null }, ...over })

test('age is in whole days, and none when the clock was set back', () => {
  expect(ageDays({ createdAtMs: nowMs - 2 * dayMs + 1 }, nowMs)).toBe(1)
  expect(ageDays({ createdAtMs: nowMs - 2 * dayMs }, nowMs)).toBe(2)
  expect(ageDays({ createdAtMs: nowMs + dayMs }, nowMs)).toBe(0)
})

test('ninety days from today, which is one of the choices', () => {
  expect(defaultRotateByMs(nowMs)).toBe(nowMs + 90 * dayMs)
  expect(reminderDays).toContain(90)
  expect(Math.min(...reminderDays)).toBeGreaterThan(rotateSoonDays)
})

describe('findHints', () => {
  test.each<[string, Partial<Key>, KeyHint[]]>([
    ['nothing', {}, []],
    ['due', { rotateByMs: nowMs }, ['rotate-now']],
    ['overdue', { rotateByMs: nowMs - dayMs }, ['rotate-now']],
    ['due in a minute', { rotateByMs: nowMs + 60_000 }, ['rotate-soon']],
    ['due in a week', { rotateByMs: nowMs + 7 * dayMs }, ['rotate-soon']],
    ['due in more than a week', { rotateByMs: nowMs + 7 * dayMs + 1 }, []],
    ['never to be rotated', { rotateByMs: null, createdAtMs: 0 }, []],
    ['overdue, but disabled', { rotateByMs: nowMs - dayMs, isEnabled: false }, []],
    ['replaced', { replacedById: otherId, isEnabled: false, rotateByMs: 0, lastUse: null }, ['revoke-old']],
    ['unused for a month', { lastUse: { atMs: nowMs - 30 * dayMs, failureCode: null } }, ['unused']],
    ['used within a month', { lastUse: { atMs: nowMs - 30 * dayMs + 1, failureCode: null } }, []],
    ['never used, a month old', { lastUse: null, createdAtMs: nowMs - 30 * dayMs }, ['unused']],
    ['never used, young', { lastUse: null }, []],
    ['unused, and disabled for it', { lastUse: null, createdAtMs: 0, isEnabled: false }, []],
    ['the same key elsewhere', { sameKeyId: otherId }, ['same-key']],
    ['of the older kind', { kind: 'user' }, ['unscoped']],
    ['of another server', { kind: 'other' }, []],
    [
      'restricted',
      { lastTest: { outcome: 'warned', failureCode: 'openai/permission-denied', atMs: nowMs } },
      ['restricted'],
    ],
    ['passed', { lastTest: { outcome: 'passed', failureCode: null, atMs: nowMs } }, []],
  ])('%s', (_name, over, hints) => {
    expect(findHints(makeKey(over), nowMs)).toEqual(hints)
  })

  test('the most pressing first, and those that may be notified are among them', () => {
    const worn = makeKey({
      rotateByMs: nowMs,
      lastUse: null,
      createdAtMs: 0,
      sameKeyId: otherId,
      kind: 'user',
      lastTest: { outcome: 'warned', failureCode: 'openai/permission-denied', atMs: nowMs },
    })
    expect(findHints(worn, nowMs)).toEqual(['rotate-now', 'unused', 'same-key', 'restricted'])
    expect([...remindingHints].every((hint) => keyHints.includes(hint))).toBe(true)
  })
})
