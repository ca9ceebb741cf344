// Where a rotation stands, for each state of knowing, and who may take a key's place.
import { describe, expect, it } from 'vitest'
import { makeFailure, type FailureCode } from '../../../../domain/failure.ts'
import type { KeyId } from '../../../../domain/ids.ts'
import type { KeyTestLine, KeyTestLineOutcome, KeyTestStep } from '../../../../domain/keys/key-test.ts'
import type { KeyCandidate } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { makeKey, nowMs } from '../../../../domain/keys/samples.ts'
import type { KeyTest } from '../checklist/key-tests.ts'
import { findRotateStep, isProvedRevoked, judgeTakeover } from './rotate-plan.ts'

const candidate: KeyCandidate = {
  id: 'new' as KeyId, // any word does as an identity here
  baseUrl: 'https://api.openai.com/v1',
  lastFour: '9c1d',
  kind: 'project',
  restoresId: null,
}

const line = (
  step: KeyTestStep,
  outcome: KeyTestLineOutcome = 'passed',
  code?: FailureCode,
): KeyTestLine => ({
  step,
  outcome,
  failure: code ? makeFailure(code) : null,
  fact: null,
  durationMs: 0,
  requestId: null,
})

const tested = (changed: Partial<Record<KeyTestStep, KeyTestLine>> = {}): KeyTest => ({
  isRunning: false,
  failure: null,
  lines: (['form', 'keychain', 'network', 'authentication', 'permission', 'models'] as const).map(
    (step) => changed[step] ?? line(step),
  ),
})

const noKeychain = tested({ keychain: line('keychain', 'failed', 'keychain/unavailable') })
const standing = {
  old: makeKey(),
  isOldListed: true,
  candidate: null,
  test: undefined,
  isRevokedSaid: false,
}

describe('the step', () => {
  it('is told from what there is', () => {
    expect(findRotateStep(standing)).toBe('make')
    expect(findRotateStep({ ...standing, candidate })).toBe('test')
    expect(findRotateStep({ ...standing, candidate, test: { ...tested(), isRunning: true } })).toBe('test')
    expect(findRotateStep({ ...standing, candidate, test: tested() })).toBe('switch')
  })

  it('goes on at revoking once the old key is replaced, whatever this window has forgotten', () => {
    const old = makeKey({ replacedById: candidate.id, isEnabled: false })
    expect(findRotateStep({ ...standing, old })).toBe('revoke')
    expect(findRotateStep({ ...standing, old, isRevokedSaid: true })).toBe('confirm')
    expect(findRotateStep({ ...standing, old, isRevokedSaid: true, isOldListed: false })).toBe('done')
  })
})

describe('being revoked', () => {
  const refused = { outcome: 'failed', failureCode: 'openai/invalid-key', atMs: nowMs } as const

  it('is proved by the old key’s own last test, after it was replaced', () => {
    expect(isProvedRevoked(makeKey({ replacedById: candidate.id, lastTest: refused }))).toBe(true)
    expect(isProvedRevoked(makeKey({ replacedById: candidate.id }))).toBe(false)
    expect(isProvedRevoked(makeKey({ lastTest: refused }))).toBe(false)
  })
})

describe('taking the place', () => {
  const canSwitch = (test: KeyTest | undefined, old = makeKey()) => judgeTakeover(old, test).canSwitch

  it('is for what passed, was noted, or failed through no fault of the key', () => {
    expect(canSwitch(tested())).toBe(true)
    expect(canSwitch(tested({ permission: line('permission', 'warned', 'openai/permission-denied') }))).toBe(
      true,
    )
    expect(canSwitch(tested({ authentication: line('authentication', 'failed', 'network/timeout') }))).toBe(
      true,
    )
  })

  it('is not for a refused key, nor before its test has ended', () => {
    expect(
      canSwitch(tested({ authentication: line('authentication', 'failed', 'openai/invalid-key') })),
    ).toBe(false)
    expect(canSwitch({ ...tested(), isRunning: true })).toBe(false)
    expect(canSwitch(undefined)).toBe(false)
  })

  it('never makes a lasting key one that is forgotten on quitting', () => {
    expect(judgeTakeover(makeKey(), noKeychain)).toEqual({
      canSwitch: false,
      reason: words.keys.rotation.needsKeychain,
    })
    expect(canSwitch(noKeychain, makeKey({ keptIn: 'session' }))).toBe(true)
  })
})
