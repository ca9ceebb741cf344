// The Secret Service of Linux as a keychain. Source: Secret Service API Draft 0.2, and what GNOME Keyring, KeePassXC
// and KWallet were seen to do.
import type { KeychainState } from '../../../domain/keys/key.ts'
import type { OpenEntry } from '../keychain-calls.ts'
import type { Patience } from '../patience.ts'
import { createCollection } from './collection.ts'
import { createEntry } from './entry.ts'
import { explaining } from './faults.ts'
import { createLinks, type LinkOptions } from './link.ts'
import { createPrompts } from './prompts.ts'
import type { Provider } from './provider.ts'

export interface SecretServiceOptions extends LinkOptions {
  readonly patience: Patience
}

export interface SecretService {
  readonly openEntry: OpenEntry
  /** Asks for nothing and changes nothing. Throws what `openEntry`'s calls throw. */
  readonly look: (signal: AbortSignal) => Promise<KeychainState>
  /** Asks for the password if it has to; returns once the person has answered. */
  readonly unlock: (signal: AbortSignal) => Promise<void>
  readonly provider: () => Provider
  readonly close: () => void
}

export function createSecretService({ env, patience, onNews }: SecretServiceOptions): SecretService {
  const prompts = createPrompts(patience, onNews)
  const links = createLinks({
    env,
    onNews() {
      prompts.hear()
      onNews()
    },
  })
  const { provider } = links
  const collection = createCollection(prompts, provider)

  return {
    openEntry: async (service, account) => createEntry({ links, collection, prompts }, service, account),
    look: (signal) =>
      explaining(async () =>
        prompts.isStanding() ? 'prompting' : collection.look(await links.open(), signal),
      ),
    unlock: (signal) =>
      explaining(async () => {
        await collection.open(await links.open(), { signal, mayPrompt: true })
      }),
    provider,
    close: () => links.close(),
  }
}
