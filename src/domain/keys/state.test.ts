import { describe, expect, test } from 'vitest'
import type { FailureCode } from '../failure.ts'
import { dayMs } from './lifecycle.ts'
import { keyIdOf, makeKey as makeSample, nowMs } from './samples.ts'
import { isLost, readKeyState, type KeyState } from './state.ts'
import { keychainStates, type Key, type KeyTestOutcome } from './key.ts'

/** Never tested, never used. */
const makeKey = (over: Partial<Key> = {}): Key => makeSample({ lastTest: null, ...over })

const tested = (
  outcome: KeyTestOutcome,
  failureCode: FailureCode | null = null,
  atMs = nowMs,
): Partial<Key> => ({
  lastTest: { outcome, failureCode, atMs },
})
const used = (failureCode: FailureCode | null = null, atMs = nowMs): Partial<Key> => ({
  lastUse: { atMs, failureCode },
})
const read = (over: Partial<Key>, keychain: (typeof keychainStates)[number] | undefined = 'ok'): KeyState =>
  readKeyState(makeKey(over), keychain, nowMs)

describe('what keeps it from being used comes first', () => {
  test.each<[Partial<Key>, KeyState]>([
    [{ isEnabled: false, ...tested('failed', 'openai/invalid-key') }, 'disabled'],
    [{ isEnabled: false, replacedById: keyIdOf('next') }, 'replaced'],
  ])('%j is %s, whatever the keychain says', (over, state) => {
    for (const keychain of [undefined, ...keychainStates]) expect(read(over, keychain)).toBe(state)
  })

  test.each([
    ['locked', 'keychain-locked'],
    ['unavailable', 'keychain-unavailable'],
    ['silent', 'keychain-silent'],
    ['ok', 'works'],
    [undefined, 'works'],
  ] as const)('a keychain that is %s: %s, but not for a key that isn’t in it', (keychain, state) => {
    expect(read(tested('passed'), keychain)).toBe(state)
    expect(read({ keptIn: 'session', ...tested('passed') }, keychain)).toBe('works')
  })
})

describe('then what was last known of it', () => {
  test.each<[string, Partial<Key>, KeyState]>([
    ['nothing', {}, 'untested'],
    ['passed', tested('passed'), 'works'],
    ['warned', tested('warned', 'openai/rate-limited'), 'works-with-note'],
    ['warned without a word', tested('warned'), 'works-with-note'],
    ['warned, restricted', tested('warned', 'openai/permission-denied'), 'restricted'],
    ['failed without a word', tested('failed'), 'failed'],
    ['invalid', tested('failed', 'openai/invalid-key'), 'refused'],
    ['no organization', tested('failed', 'openai/not-in-organization'), 'refused'],
    ['no credit', tested('failed', 'openai/credit-exhausted'), 'out-of-credit'],
    ['no quota', tested('failed', 'openai/insufficient-quota'), 'out-of-credit'],
    ['a limit', tested('failed', 'openai/project-spend-limit'), 'limit-reached'],
    ['a region', tested('failed', 'openai/unsupported-region'), 'not-allowed-here'],
    ['no network', tested('failed', 'network/tls'), 'unreachable'],
    ['a broken server', tested('failed', 'openai/server-error'), 'failed'],
    ['gone', tested('failed', 'keychain/lost'), 'lost'],
    ['another', tested('failed', 'keychain/corrupt'), 'lost'],
    ['used', used(), 'works'],
    [
      'used, and out of credit since',
      { ...tested('passed', null, 1), ...used('openai/credit-exhausted') },
      'out-of-credit',
    ],
    ['used, and tested since', { ...tested('passed'), ...used('openai/invalid-key', 1) }, 'works'],
    ['used well after a failed test', { ...tested('failed', 'network/dns', 1), ...used() }, 'works'],
    [
      'used well, and restricted',
      { ...tested('warned', 'openai/permission-denied', 1), ...used() },
      'restricted',
    ],
    ['a chat’s own trouble', { ...tested('passed', null, 1), ...used('openai/context-too-long') }, 'works'],
    ['a chat’s own trouble, untested', used('openai/context-too-long'), 'untested'],
    [
      'a model it may not use',
      { ...tested('passed', null, 1), ...used('openai/permission-denied') },
      'works',
    ],
  ])('%s', (_name, over, state) => {
    expect(read(over)).toBe(state)
  })

  test.each(['keychain/locked', 'keychain/unavailable', 'keychain/silent'] as const)(
    'a test that ended at a keychain that was %s says nothing of the key',
    (code) => {
      expect(read(tested('failed', code))).toBe('untested')
      expect(read({ ...tested('failed', code), ...used(null, 1) })).toBe('works')
      expect(read({ ...tested('failed', code), ...used('openai/invalid-key', 1) })).toBe('refused')
    },
  )
})

test.each<[Partial<Key>, KeyState]>([
  [{ ...tested('passed'), rotateByMs: nowMs }, 'rotate-now'],
  [{ ...tested('passed'), rotateByMs: nowMs + dayMs }, 'rotate-soon'],
  [{ rotateByMs: nowMs }, 'rotate-now'],
  [{ ...tested('warned', 'openai/permission-denied'), rotateByMs: nowMs }, 'rotate-now'],
  [{ ...tested('failed', 'openai/invalid-key'), rotateByMs: nowMs }, 'refused'],
  [{ ...tested('passed'), rotateByMs: null }, 'works'],
])('then what is due: %j is %s', (over, state) => {
  expect(read(over)).toBe(state)
})

test('a lost key is one of which the keychain, when it was last asked, gave something else or nothing', () => {
  const isLostWith = (over: Partial<Key>) => isLost(makeKey(over))
  expect(isLostWith(tested('failed', 'keychain/lost'))).toBe(true)
  expect(isLostWith(tested('failed', 'keychain/corrupt'))).toBe(true)
  expect(isLostWith(used('keychain/lost'))).toBe(true)
  expect(isLostWith({ ...tested('failed', 'keychain/lost'), isEnabled: false })).toBe(false)
  expect(isLostWith({ ...tested('failed', 'keychain/lost'), ...used(null, nowMs + 1) })).toBe(false)
  for (const code of ['keychain/locked', 'keychain/silent', 'network/dns'] as const)
    expect(isLostWith(tested('failed', code))).toBe(false)
  expect(isLostWith({})).toBe(false)
})
