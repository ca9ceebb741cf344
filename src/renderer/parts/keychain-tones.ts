// How the keychain's state is marked, wherever it is shown.
import type { KeychainState } from '../../domain/keys/key.ts'
import type { Tone } from '../ui/dot.tsx'

export const keychainTones: Record<KeychainState, Tone> = {
  ok: 'good',
  locked: 'warn',
  prompting: 'warn',
  'no-collection': 'bad',
  unavailable: 'bad',
  silent: 'warn',
}
