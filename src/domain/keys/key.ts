// What Latchkey knows of an API key. The key itself is in the OS keychain and nowhere here.
import type { FailureCode } from '../failure.ts'
import type { KeyId } from '../ids.ts'

export const keyKinds = ['project', 'service-account', 'user', 'other', 'unknown'] as const
/**
 * By the key's own prefix: `user` is OpenAI's older kind, which may do all that its owner may; `other` is
 * another server's; `unknown` was added before Latchkey looked.
 */
export type KeyKind = (typeof keyKinds)[number]

export const keyPlaces = ['keychain', 'session'] as const
/** `session`: in memory until quit, because there is no keychain. Nothing of it is on disk. */
export type KeyPlace = (typeof keyPlaces)[number]

export interface Key {
  readonly id: KeyId
  readonly label: string
  /** The person's own word for what the key is for; may be empty, like the note. */
  readonly project: string
  readonly note: string
  /** Where the key may be sent: an exact base URL, without a trailing slash. Its origin never changes. */
  readonly baseUrl: string
  readonly lastFour: string
  readonly kind: KeyKind
  readonly keptIn: KeyPlace
  readonly isDefault: boolean
  /** A disabled key is kept and never used. */
  readonly isEnabled: boolean
  readonly createdAtMs: number
  /** By a chat; a test is not a use. */
  readonly lastUse: KeyUse | null
  readonly lastTest: KeyTestSummary | null
  /** When the person wants to be reminded to rotate it; `null`: never. */
  readonly rotateByMs: number | null
  /** The key that took its place; this one waits to be revoked and removed. */
  readonly replacedById: KeyId | null
  /** Another entry that holds the very same key, for another address. */
  readonly sameKeyId: KeyId | null
}

export interface KeyUse {
  readonly atMs: number
  /** `null`: it did what was asked. */
  readonly failureCode: FailureCode | null
}

/** A key that is held in main's memory, to be tested and then saved or dropped. Its id is the key's to be. */
export interface KeyCandidate {
  readonly id: KeyId
  readonly baseUrl: string
  readonly lastFour: string
  readonly kind: KeyKind
  /** The listed key that it is, and that the keychain had lost: saving puts it back there. */
  readonly restoresId: KeyId | null
}

export const keychainStates = ['ok', 'locked', 'unavailable', 'silent'] as const
/** `ok` was proved by a write, a read and a delete; the others by what the keychain said, or didn't in time. */
export type KeychainState = (typeof keychainStates)[number]

/** The OS keychain as the person knows it. */
export interface Keychain {
  /** "Keychain", "Credential Manager" or "Secret Service". */
  readonly name: string
  readonly state: KeychainState
}

export const keyTestOutcomes = ['passed', 'warned', 'failed'] as const
export type KeyTestOutcome = (typeof keyTestOutcomes)[number]

export interface KeyTestSummary {
  readonly outcome: KeyTestOutcome
  /** Of the worst line; `null` when everything passed. */
  readonly failureCode: FailureCode | null
  readonly atMs: number
}
