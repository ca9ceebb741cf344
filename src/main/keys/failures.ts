// The failures of key requests, each with the action that helps.
import { makeFailure, type Failure, type FailureAction, type FailureCode } from '../../domain/failure.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { SecretRead, SecretRemoval, SecretWrite } from '../secrets/secret-store.ts'

export const notFound = (): Failure => makeFailure('key/not-found', 'choose-key')

export const notHeld = (): Failure => makeFailure('key/not-held', 'add-key')

export const disabled = (): Failure => makeFailure('key/disabled', 'enable-key')

/** The person didn't allow a key to go to this server. */
export const refusedServer = (): Failure => makeFailure('key/refused-base-url', 'allow-server')

/** The key goes to another server than the one that the person saw. */
export const changedServer = (): Failure => makeFailure('key/changed-server', 'try-again')

export const otherOrigin = (): Failure => makeFailure('key/other-origin', 'add-key')

export const duplicate = ({ id, label }: { readonly id: KeyId; readonly label: string }): Failure =>
  makeFailure('key/duplicate', 'choose-key', { keyId: id, label })

type Trouble = Exclude<(SecretRead | SecretWrite | SecretRemoval)['state'], 'ok'>

const table: { readonly [State in Trouble]: readonly [FailureCode, FailureAction] } = {
  absent: ['keychain/lost', 'add-again'],
  locked: ['keychain/locked', 'unlock-keyring'],
  'no-collection': ['keychain/no-collection', 'try-again'],
  unavailable: ['keychain/unavailable', 'try-again'],
  silent: ['keychain/silent', 'try-again'],
  corrupt: ['keychain/corrupt', 'replace-key'],
  'not-saved': ['keychain/not-saved', 'try-again'],
  'still-stored': ['keychain/still-stored', 'try-again'],
}

/** `keychain` is the keychain's name, for the message. */
export function failureFromSecret(state: Trouble, keychain: string): Failure {
  const [code, action] = table[state]
  return makeFailure(code, action, { keychain })
}

/** A key that could not be removed is still stored, whatever the cause; the cause decides what helps. */
export function failureFromRemoval(state: Trouble, keychain: string): Failure {
  return makeFailure('keychain/still-stored', table[state][1], {
    keychain,
    cause: state,
  })
}
