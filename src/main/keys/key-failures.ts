// What can be wrong with what is asked of a key, each with what helps.
import { makeFailure, type Failure } from '../../domain/failure.ts'
import type { KeyId } from '../../domain/ids.ts'

export const notFound = (): Failure => makeFailure('key/not-found', 'There is no such key.', 'choose-key')

export const notHeld = (): Failure =>
  makeFailure('key/not-held', 'The key is no longer held in memory.', 'add-key')

export const disabled = (): Failure => makeFailure('key/disabled', 'The key is disabled.', 'enable-key')

export const otherOrigin = (): Failure =>
  makeFailure('key/other-origin', 'The key was added for another server.', 'add-key')

export const duplicate = ({ id, label }: { readonly id: KeyId; readonly label: string }): Failure =>
  makeFailure('key/duplicate', 'This key is here already.', 'choose-key', { keyId: id, label })
