// What Latchkey knows of an API key. The key itself is in the OS keychain and nowhere here.
import type { Failure } from './failure.ts'
import type { KeyId } from './ids.ts'

export interface Key {
  readonly id: KeyId
  readonly label: string
  /** The person's own word for what the key is for; may be empty. */
  readonly project: string
  /** Where the key may be sent: an exact base URL, without a trailing slash. */
  readonly baseUrl: string
  readonly lastFour: string
  readonly isDefault: boolean
  readonly createdAtMs: number
  readonly lastUsedAtMs: number | null
  readonly lastTest: KeyTestSummary | null
}

export const keyTestOutcomes = ['passed', 'warned', 'failed'] as const
export type KeyTestOutcome = (typeof keyTestOutcomes)[number]

export interface KeyTestSummary {
  readonly outcome: KeyTestOutcome
  readonly atMs: number
}

/** The steps of a key test, in the order in which they run. */
export const keyTestSteps = ['form', 'keychain', 'network', 'authentication', 'models'] as const
export type KeyTestStep = (typeof keyTestSteps)[number]

/** One line of a key test's checklist. */
export interface KeyTestLine {
  readonly step: KeyTestStep
  readonly outcome: KeyTestOutcome
  readonly failure: Failure | null
  readonly durationMs: number
  /** Of the models step: how many this key can use. */
  readonly modelCount: number | null
  /** The API's own id of the request, for a question to its support. */
  readonly requestId: string | null
}

export const keychainStates = ['ok', 'locked', 'unavailable'] as const
/** `ok` was proved by a write, a read and a delete; the others by what the keychain said. */
export type KeychainState = (typeof keychainStates)[number]

/** The OS keychain as the person knows it. */
export interface Keychain {
  /** "Keychain", "Credential Manager" or "Secret Service". */
  readonly name: string
  readonly state: KeychainState
}
