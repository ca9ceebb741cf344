// The keychain of this computer: on Linux whichever program provides the Secret Service, elsewhere the system's own,
// by a library that blocks its thread.
import { openKeyringThread } from './keyring-thread.ts'
import type { KeychainEntry, OpenEntry } from './keychain-calls.ts'
import { createOsKeychain } from './os-keychain.ts'
import { createPatience } from './patience.ts'
import type { SecretStore } from './secret-store.ts'
import { createSecretService } from './secret-service/secret-service.ts'

export const keychainService = 'app.latchkey.Latchkey'

export interface KeychainOptions {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly service: string
  readonly timeoutMs: number
  /** The built file of the thread that talks to the library. */
  readonly keyringWorkerPath: string
  /** Called when the keychain may have been unlocked, locked or started by somebody else. */
  readonly onNews: () => void
}

export function openKeychain(options: KeychainOptions): SecretStore {
  const { platform, service } = options
  const patience = createPatience(options.timeoutMs)
  if (platform === 'linux') {
    const secretService = createSecretService({ env: options.env, patience, onNews: options.onNews })
    return createOsKeychain({ ...secretService, service, patience })
  }
  const openEntry = openKeyringThread(options.keyringWorkerPath)
  const name = platform === 'darwin' ? 'Keychain' : 'Credential Manager'
  const provider = () => ({ name, hasRecycleBin: false })
  return createOsKeychain({ provider, service, patience, openEntry, ...lookByReading(service, openEntry) })
}

/** Asks for an entry that nobody has: the answer tells whether the keychain works, and changes nothing in it. */
export function lookByReading(service: string, openEntry: OpenEntry) {
  const read = async (ask: (entry: KeychainEntry) => Promise<unknown>): Promise<void> =>
    void (await ask(await openEntry(service, 'nobody')))
  return {
    async look(signal: AbortSignal) {
      await read((entry) => entry.getPassword({ signal, mayPrompt: false }))
      return 'ok' as const
    },
    unlock: (signal: AbortSignal) => read((entry) => entry.getPassword({ signal, mayPrompt: true })),
  }
}
