// The interface to wherever keys are kept. Every outcome is a value, so that locked, absent and unavailable
// can't be confused, and nothing is overwritten or deleted because a read failed.
import type { KeychainState } from '../../domain/keys/key.ts'

export const secretFaults = ['locked', 'unavailable', 'no-collection', 'corrupt', 'silent'] as const
/**
 * `locked`: the person can unlock it. `unavailable`: there is no keychain to ask. `no-collection`: it runs, and has
 * nothing to keep keys in yet. `corrupt`: the entry is not one readable text. `silent`: the keychain did not answer
 * in time, and still may.
 */
export type SecretFault = (typeof secretFaults)[number]

export type SecretRead =
  { readonly state: 'ok'; readonly secret: string } | { readonly state: 'absent' | SecretFault }

/**
 * `ok` was read back and compared; `not-saved` read back something else. Any other outcome leaves nothing
 * behind; if it does, the entry is removed once the store answers again.
 */
export interface SecretWrite {
  readonly state: 'ok' | 'not-saved' | SecretFault
}

/** `ok`: looked for again, and gone. `still-stored`: found again. */
export interface SecretRemoval {
  readonly state: 'ok' | 'still-stored' | SecretFault
}

export interface SecretStore {
  /** The name that the person knows: "Keychain", "Credential Manager", "KeePassXC". It can change as the app runs. */
  readonly name: string
  /** True if it keeps what is removed in a recycle bin of its own. */
  readonly hasRecycleBin: boolean
  /** Asks for a password only if `mayPrompt`, for what a person wants now; where one is needed, it is `locked`. */
  read(account: string, mayPrompt?: boolean): Promise<SecretRead>
  /** Never replaces another secret, nor one that can't be read. `label` is for the keychain's own list. */
  write(account: string, secret: string, label?: string): Promise<SecretWrite>
  remove(account: string): Promise<SecretRemoval>
  /** Looks whether it is open. Writes nothing and asks for no password. */
  probe(): Promise<KeychainState>
  /** Asks for the password if the keychain is locked, waits for the person, and looks again. */
  unlock(): Promise<KeychainState>
  /** Gives up what waits for a person. Resolves once no call is under way: a call that is cut off could leave an entry that nobody knows. */
  idle(): Promise<void>
}
