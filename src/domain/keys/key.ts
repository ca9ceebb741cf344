// What Latchkey knows of an API key. The key itself is in the OS keychain, or in memory, and never here.
import type { FailureCode } from '../failure.ts'
import type { KeyId } from '../ids.ts'

export const keyKinds = ['project', 'service-account', 'user', 'other', 'unknown'] as const
/**
 * By the key's prefix: `user` is OpenAI's older kind, which can do all that its owner can; `other` is another
 * server's; `unknown` was added before Latchkey looked.
 */
export type KeyKind = (typeof keyKinds)[number]

export const keyPlaces = ['keychain', 'session'] as const
/** `session`: in memory until quit, because there is no keychain. Nothing is on disk. */
export type KeyPlace = (typeof keyPlaces)[number]

export interface Key {
  readonly id: KeyId
  readonly label: string
  /** The person's own project for the key; can be empty, like the note. */
  readonly project: string
  readonly note: string
  /** The exact base URL that the key belongs to, without a trailing slash. Its origin never changes. */
  readonly baseUrl: string
  readonly lastFour: string
  readonly kind: KeyKind
  readonly keptIn: KeyPlace
  readonly isDefault: boolean
  /** A disabled key is kept and never used. */
  readonly isEnabled: boolean
  readonly createdAtMs: number
  /** The last use by a chat; tests don't count. */
  readonly lastUse: KeyUse | null
  readonly lastTest: KeyTestSummary | null
  /** When to remind the person to rotate the key; `null` for never. */
  readonly rotateByMs: number | null
  /** The key that replaced it; this one waits to be revoked and removed. */
  readonly replacedById: KeyId | null
  /** Another entry with the same key, for another address. */
  readonly sameKeyId: KeyId | null
}

export interface KeyUse {
  readonly atMs: number
  /** `null` if the request succeeded. */
  readonly failureCode: FailureCode | null
}

/** A key in main's memory, to be tested and then saved or dropped. When it is saved, it keeps its id. */
export interface KeyCandidate {
  readonly id: KeyId
  readonly baseUrl: string
  readonly lastFour: string
  readonly kind: KeyKind
  /** The listed key that this is, if the keychain lost it: saving puts it back. */
  readonly restoresId: KeyId | null
}

export const keychainStates = ['ok', 'locked', 'prompting', 'no-collection', 'unavailable', 'silent'] as const
/**
 * `ok`: it is open. `prompting`: its own window asks for a password now. `no-collection`: it runs, and has nothing to
 * keep keys in yet. `unavailable`: there is none. Told by looking, which writes nothing.
 */
export type KeychainState = (typeof keychainStates)[number]

/** The OS keychain under the name that the person knows. */
export interface Keychain {
  /** "Keychain", "Credential Manager"; on Linux the program's: "GNOME Keyring", "KeePassXC", "KWallet". */
  readonly name: string
  readonly state: KeychainState
}

export const keyTestOutcomes = ['passed', 'warned', 'failed'] as const
export type KeyTestOutcome = (typeof keyTestOutcomes)[number]

export interface KeyTestSummary {
  readonly outcome: KeyTestOutcome
  /** The worst line's code; `null` if everything passed. */
  readonly failureCode: FailureCode | null
  readonly atMs: number
}
