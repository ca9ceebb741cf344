// What it means for a person that the keychain didn't do what was asked.
import { makeFailure, type Failure, type FailureAction, type FailureCode } from '../../domain/failure.ts'
import type { SecretRead, SecretRemoval, SecretWrite } from '../secrets/secret-store.ts'

type Trouble = Exclude<(SecretRead | SecretWrite | SecretRemoval)['state'], 'ok'>

const table: { readonly [State in Trouble]: readonly [FailureCode, string, FailureAction] } = {
  absent: ['keychain/lost', 'The keychain no longer holds this key.', 'add-again'],
  locked: ['keychain/locked', 'The keychain is locked.', 'unlock-keyring'],
  unavailable: ['keychain/unavailable', 'There is no keychain to ask.', 'try-again'],
  silent: ['keychain/silent', 'The keychain did not answer.', 'try-again'],
  corrupt: ['keychain/corrupt', 'What the keychain holds is not the key that was stored.', 'replace-key'],
  'not-saved': ['keychain/not-saved', 'The keychain did not keep the key.', 'try-again'],
  'still-stored': ['keychain/still-stored', 'The keychain still holds the key.', 'try-again'],
}

/** `keychain` is the keychain's name. */
export function failureFromSecret(state: Trouble, keychain: string): Failure {
  const [code, message, action] = table[state]
  return makeFailure(code, message, action, { keychain })
}

/** A key that could not be removed is still stored, whatever the reason; the reason says what helps. */
export function failureFromRemoval(state: Trouble, keychain: string): Failure {
  return makeFailure('keychain/still-stored', table['still-stored'][1], table[state][2], {
    keychain,
    cause: state,
  })
}
