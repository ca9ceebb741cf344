// A key's state as a dot and a word. A closed keychain comes first: it says nothing about the key.
import type { Key, KeychainState } from '../../../domain/key.ts'
import { words } from '../../../domain/words/en.ts'
import type { Tone } from '../../ui/dot.tsx'

export interface KeyState {
  readonly tone: Tone
  readonly word: string
}

export function describeKeyState(
  key: Key,
  keychain: KeychainState | undefined,
  isTesting: boolean,
): KeyState {
  if (isTesting) return { tone: 'warn', word: words.keys.stateTesting }
  if (keychain === 'locked') return { tone: 'warn', word: words.keys.stateLocked }
  if (keychain === 'unavailable') return { tone: 'bad', word: words.keys.stateUnavailable }
  switch (key.lastTest?.outcome) {
    case 'passed':
      return { tone: 'good', word: words.keys.stateWorks }
    case 'warned':
      return { tone: 'warn', word: words.keys.stateNoted }
    case 'failed':
      return { tone: 'bad', word: words.keys.stateFailed }
    default:
      return { tone: 'quiet', word: words.keys.stateUntested }
  }
}
