// Describes a key's state and hints in words. Pure.
import type { Key, KeychainState } from '../../../domain/keys/key.ts'
import { dayMs, findHints } from '../../../domain/keys/lifecycle.ts'
import { readKeyState, type KeyState } from '../../../domain/keys/state.ts'
import { words } from '../../../words/words.ts'
import type { Tone } from '../../ui/dot.tsx'

export interface StateWords {
  readonly tone: Tone
  readonly word: string
}

/**
 * Red means that the key doesn't work. Amber means that something else blocks it, or that something is due.
 */
const tones: Record<KeyState, Tone> = {
  disabled: 'quiet',
  replaced: 'warn',
  'keychain-locked': 'warn',
  'keychain-unavailable': 'bad',
  'keychain-silent': 'warn',
  lost: 'bad',
  refused: 'bad',
  'out-of-credit': 'warn',
  'limit-reached': 'warn',
  'not-allowed-here': 'warn',
  unreachable: 'warn',
  failed: 'bad',
  'rotate-now': 'warn',
  'rotate-soon': 'warn',
  restricted: 'warn',
  'works-with-note': 'warn',
  works: 'good',
  untested: 'quiet',
}

export function describeKeyState(
  key: Key,
  keychain: KeychainState | undefined,
  isTesting: boolean,
  nowMs: number,
): StateWords {
  if (isTesting) return { tone: 'warn', word: words.keys.stateTesting }
  const state = readKeyState(key, keychain, nowMs)
  return { tone: tones[state], word: words.keys.states[state] }
}

/** The most urgent first, without repeating the state's own word. */
export function describeHints(
  key: Key,
  list: readonly Key[],
  keychain: KeychainState | undefined,
  nowMs: number,
): string[] {
  const state = readKeyState(key, keychain, nowMs)
  const idleDays = Math.floor((nowMs - (key.lastUse?.atMs ?? key.createdAtMs)) / dayMs)
  const sameLabel = list.find(({ id }) => id === key.sameKeyId)?.label ?? ''
  return findHints(key, nowMs).flatMap((hint) => {
    if (hint === 'restricted' && state === 'restricted') return [words.keys.hintRestrictedShort]
    return hint === state ? [] : [words.keys.hint(hint, { idleDays, sameLabel })]
  })
}
