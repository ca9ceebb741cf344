// A secret store in memory, for tests and for sessions without a keychain. It can be told to fail like a
// keychain. Nothing in it reaches a disk.
import type { KeychainState } from '../../domain/keys/key.ts'
import type { SecretFault, SecretStore } from './secret-store.ts'

export interface MemoryStore extends SecretStore {
  /** Makes every call return this fault; `null` ends that. */
  failWith(fault: SecretFault | null): void
  /** Makes writes save nothing, or removals remove nothing, without an error. */
  drop(what: { readonly writes?: boolean; readonly removals?: boolean }): void
  /** Changes an entry as a person can in the keychain's own window. */
  changeOutside(account: string, secret: string | null): void
  listAccounts(): readonly string[]
}

export function createMemoryStore(name = 'Memory'): MemoryStore {
  const secrets = new Map<string, string>()
  let fault: SecretFault | null = null
  let dropped: { readonly writes?: boolean; readonly removals?: boolean } = {}
  const look = (): KeychainState => (fault === null ? 'ok' : fault === 'corrupt' ? 'unavailable' : fault)
  return {
    name,
    hasRecycleBin: false,
    async read(account) {
      if (fault) return { state: fault }
      const secret = secrets.get(account)
      return secret === undefined ? { state: 'absent' } : { state: 'ok', secret }
    },
    async write(account, secret) {
      if (fault) return { state: fault }
      if (dropped.writes !== true && !secrets.has(account)) secrets.set(account, secret)
      return { state: secrets.get(account) === secret ? 'ok' : 'not-saved' }
    },
    async remove(account) {
      if (fault) return { state: fault }
      if (dropped.removals !== true) secrets.delete(account)
      return { state: secrets.has(account) ? 'still-stored' : 'ok' }
    },
    probe: async () => look(),
    unlock: async () => look(),
    idle: () => Promise.resolve(),
    failWith(next) {
      fault = next
    },
    drop(what) {
      dropped = what
    },
    changeOutside(account, secret) {
      if (secret === null) secrets.delete(account)
      else secrets.set(account, secret)
    },
    listAccounts: () => [...secrets.keys()],
  }
}
