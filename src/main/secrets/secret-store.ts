// The port to wherever keys live. Every outcome is a value, so that locked, absent and unavailable can't
// be confused, and nothing is overwritten or deleted because a read failed.
import type { KeychainState } from '../../domain/keys/key.ts'

export const secretFaults = ['locked', 'unavailable', 'corrupt', 'silent'] as const
/**
 * `locked` the person may unlock; `unavailable` there is no keychain to ask; `corrupt` the entry is not one
 * readable text; `silent` the keychain did not answer in time, and may still.
 */
export type SecretFault = (typeof secretFaults)[number]

export type SecretRead =
  { readonly state: 'ok'; readonly secret: string } | { readonly state: 'absent' | SecretFault }

/**
 * `ok` was read back and compared; `not-saved` read back something else. Whatever is not `ok` has left nothing
 * behind, or what it left is taken back once the store answers again.
 */
export interface SecretWrite {
  readonly state: 'ok' | 'not-saved' | SecretFault
}

/** `ok` was looked for again and is gone; `still-stored` was found again. */
export interface SecretRemoval {
  readonly state: 'ok' | 'still-stored' | SecretFault
}

export interface SecretStore {
  /** As the person knows it: "Keychain", "Credential Manager", "Secret Service". */
  readonly name: string
  read(account: string): Promise<SecretRead>
  /** Never in the place of another secret, nor of one that can't be read. */
  write(account: string, secret: string): Promise<SecretWrite>
  remove(account: string): Promise<SecretRemoval>
  /** Writes, reads and deletes an entry of its own, never a key's. */
  probe(): Promise<KeychainState>
  /** Resolves once no call is under way: what is cut off in its middle would leave an entry that nobody knows. */
  idle(): Promise<void>
}
