// For the tests of this folder: a keychain without a library.
import type { KeychainEntry } from './keychain-calls.ts'
import { createOsKeychain } from './os-keychain.ts'

export const canary = 'sk-canary-0123456789abcdef3f9a'

/** A keychain kept in a map, with the library's interface; `change` replaces some of its calls. */
export function makeKeychain(change: Partial<KeychainEntry> = {}, timeoutMs = 10_000) {
  const secrets = new Map<string, string>()
  const calls: string[] = []
  const keychain = createOsKeychain({
    platform: 'linux',
    service: 'app.latchkey.test',
    timeoutMs,
    openEntry: async (_service, account) => ({
      async getPassword() {
        calls.push('get')
        return secrets.get(account) ?? null
      },
      async setPassword(secret) {
        calls.push('set')
        secrets.set(account, secret)
      },
      async deletePassword() {
        calls.push('delete')
        return secrets.delete(account)
      },
      ...change,
    }),
  })
  return { keychain, secrets, calls }
}
