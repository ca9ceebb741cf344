// The words for what the system's keychain says or doesn't. Locked is never called absent.
import type { FailureCode } from '../../../domain/failure.ts'
import type { FailureWords } from '../../failure-words.ts'

type KeychainCode = Extract<FailureCode, `keychain/${string}`>

export const keychainFailureWords = {
  'keychain/locked': {
    title: 'The keychain is locked',
    explanation:
      'Your keys are safe in it and were not touched. Unlock it, usually with your login password, then try again.',
    cause: 'Likely it locked itself, its prompt was closed, or you were signed in without a password.',
  },
  'keychain/no-collection': {
    title: 'The keychain has nothing to keep keys in',
    explanation:
      'No keyring or database is open in it. Open or create one there and try again, or add a key that is kept only ' +
      'until you quit Latchkey.',
    cause:
      'No database is open in KeePassXC or exposed to the Secret Service, or no keyring was created yet.',
  },
  'keychain/unavailable': {
    title: 'No keychain answers',
    explanation:
      'Latchkey stores keys nowhere else. Start a keychain and try again, or add a key that is kept only until ' +
      'you quit Latchkey.',
    cause: 'Likely no keychain service is running; on Linux that is GNOME Keyring, KWallet or KeePassXC.',
  },
  'keychain/silent': {
    title: 'The keychain does not reply',
    explanation:
      'It was asked and has said nothing in time, and nothing was changed. Try again, or start its program again.',
    cause: 'Its service hangs, or the computer is very busy.',
  },
  'keychain/lost': {
    title: 'The keychain no longer holds this key',
    explanation:
      'The keychain is open and answers, but the key is gone from it. Add the same key again, or rotate to a new one.',
    cause: 'Likely it was removed there by hand, or this is another login or another computer.',
  },
  'keychain/corrupt': {
    title: 'The keychain’s entry can’t be used',
    explanation:
      'Something else stands there, and was neither used nor changed. Replace the key, or delete that entry in the ' +
      'keychain’s own app and add it again.',
    cause: 'Likely another program or a person edited the entry.',
  },
  'keychain/not-saved': {
    title: 'The key was not saved',
    explanation: 'The keychain took it but did not give it back unchanged, so nothing was added. Try again.',
    cause: 'Likely a fault of the keychain’s own service, which a new login often fixes.',
  },
  'keychain/still-stored': {
    title: 'The key is still stored',
    explanation: ({ cause }) =>
      cause === 'locked'
        ? 'The keychain is locked, so it did not remove the key. Unlock it, then try again.'
        : 'The keychain did not remove it, so it stays listed here. Try again, or remove it in the keychain’s own app.',
    cause: 'Likely the keychain is locked, does not reply, or refuses changes.',
  },
} as const satisfies Record<KeychainCode, FailureWords>
