// What can be wrong with what is asked of a key, each with what helps.
import { makeFailure, type Failure, type FailureAction, type FailureCode } from '../../domain/failure.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { SecretRead, SecretRemoval, SecretWrite } from '../secrets/secret-store.ts'

export const notFound = (): Failure => makeFailure('key/not-found', 'There is no such key.', 'choose-key')

export const notHeld = (): Failure =>
  makeFailure('key/not-held', 'The key is no longer held in memory.', 'add-key')

export const disabled = (): Failure => makeFailure('key/disabled', 'The key is disabled.', 'enable-key')

export const otherOrigin = (): Failure =>
  makeFailure('key/other-origin', 'The key was added for another server.', 'add-key')

export const duplicate = ({ id, label }: { readonly id: KeyId; readonly label: string }): Failure =>
  makeFailure('key/duplicate', 'This key is here already.', 'choose-key', { keyId: id, label })

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
