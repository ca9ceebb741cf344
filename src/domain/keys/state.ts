// The one word that shows a key's state. Pure. First comes what keeps the key from being used, then its last
// known result, then what is due.
import type { FailureCode } from '../failure.ts'
import { findHints } from './lifecycle.ts'
import type { Key, KeychainState } from './key.ts'

export const keyStates = [
  'disabled',
  'replaced',
  'keychain-locked',
  'keychain-unavailable',
  'keychain-silent',
  'lost',
  'refused',
  'out-of-credit',
  'limit-reached',
  'not-allowed-here',
  'unreachable',
  'failed',
  'rotate-now',
  'rotate-soon',
  'restricted',
  'works-with-note',
  'works',
  'untested',
] as const
export type KeyState = (typeof keyStates)[number]

/** The keychain answered, but with something else than the key, or with nothing. */
export const lossCodes: ReadonlySet<FailureCode> = new Set<FailureCode>(['keychain/lost', 'keychain/corrupt'])

const byFailure: Partial<Record<FailureCode, KeyState>> = {
  'keychain/lost': 'lost',
  'keychain/corrupt': 'lost',
  'openai/invalid-key': 'refused',
  'openai/not-in-organization': 'refused',
  'openai/ip-not-authorized': 'not-allowed-here',
  'openai/unsupported-region': 'not-allowed-here',
  'openai/insufficient-quota': 'out-of-credit',
  'openai/credit-exhausted': 'out-of-credit',
  'openai/organization-spend-limit': 'limit-reached',
  'openai/project-spend-limit': 'limit-reached',
  'openai/organization-usage-limit': 'limit-reached',
  'openai/billing-hard-limit': 'limit-reached',
  'openai/permission-denied': 'restricted',
}

const keychainTroubles: Partial<Record<KeychainState, KeyState>> = {
  locked: 'keychain-locked',
  prompting: 'keychain-locked',
  'no-collection': 'keychain-unavailable',
  unavailable: 'keychain-unavailable',
  silent: 'keychain-silent',
}

/** `keychain` is undefined while it is being asked. */
export function readKeyState(key: Key, keychain: KeychainState | undefined, nowMs: number): KeyState {
  if (key.replacedById !== null) return 'replaced'
  if (!key.isEnabled) return 'disabled'
  const trouble = key.keptIn === 'keychain' && keychain !== undefined ? keychainTroubles[keychain] : undefined
  if (trouble) return trouble
  const known = readLastKnown(key)
  if (known !== 'works' && known !== 'works-with-note' && known !== 'untested' && known !== 'restricted')
    return known
  const hints = findHints(key, nowMs)
  if (hints.includes('rotate-now')) return 'rotate-now'
  if (hints.includes('rotate-soon')) return 'rotate-soon'
  return known
}

/** With these failures the server was never asked: they tell the keychain's state, nothing about the key. */
export const keychainWasInTheWay: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'keychain/locked',
  'keychain/no-collection',
  'keychain/unavailable',
  'keychain/silent',
])

/** The newer of the last test and the last use decides. */
function readLastKnown({ lastTest: tested, lastUse }: Pick<Key, 'lastTest' | 'lastUse'>): KeyState {
  const code = tested?.failureCode ?? null
  const lastTest = code !== null && keychainWasInTheWay.has(code) ? null : tested
  const isUseNewer = lastUse !== null && lastUse.atMs >= (lastTest?.atMs ?? 0)
  if (isUseNewer) {
    const { failureCode } = lastUse
    if (failureCode === null)
      return lastTest?.outcome === 'warned' ? readWarned(lastTest.failureCode) : 'works'
    const said = byFailure[failureCode]
    // A chat can fail for its own reasons, so only failures that are about the key count.
    if (said !== undefined && said !== 'restricted') return said
  }
  if (lastTest === null) return 'untested'
  if (lastTest.outcome === 'passed') return 'works'
  if (lastTest.outcome === 'warned') return readWarned(lastTest.failureCode)
  const { failureCode } = lastTest
  if (failureCode === null) return 'failed'
  return byFailure[failureCode] ?? (failureCode.startsWith('network/') ? 'unreachable' : 'failed')
}

/**
 * Returns true if the keychain, when last asked, didn't have this key: adding the same key again puts it
 * back. False for a disabled key.
 */
export const isLost = (key: Pick<Key, 'isEnabled' | 'lastTest' | 'lastUse'>): boolean =>
  key.isEnabled && readLastKnown(key) === 'lost'

const isAboutKey = (code: FailureCode): boolean =>
  byFailure[code] !== undefined && byFailure[code] !== 'restricted'

/**
 * Returns what was last found wrong with a key, and by what; `null` if nothing was. Agrees with readKeyState.
 */
export function findLastFailure({ lastTest, lastUse }: Key): {
  readonly code: FailureCode
  readonly atMs: number
  readonly by: 'test' | 'use'
} | null {
  const isUseNewer = lastUse !== null && lastUse.atMs >= (lastTest?.atMs ?? 0)
  if (isUseNewer && lastUse.failureCode !== null && isAboutKey(lastUse.failureCode))
    return { code: lastUse.failureCode, atMs: lastUse.atMs, by: 'use' }
  if (lastTest === null || lastTest.failureCode === null) return null
  const isOverruled = isUseNewer && lastUse.failureCode === null && lastTest.outcome === 'failed'
  return isOverruled ? null : { code: lastTest.failureCode, atMs: lastTest.atMs, by: 'test' }
}

const readWarned = (code: FailureCode | null): KeyState =>
  code === 'openai/permission-denied' ? 'restricted' : 'works-with-note'
