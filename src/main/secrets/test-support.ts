// For the tests of this folder: a keychain without a library.
import type { KeychainEntry, OpenEntry } from './keychain-calls.ts'
import { lookByReading } from './open-keychain.ts'
import { createOsKeychain } from './os-keychain.ts'
import { createPatience } from './patience.ts'

export const canary = 'sk-canary-0123456789abcdef3f9a'

const service = 'app.latchkey.test'

export function makeKeychainOver(openEntry: OpenEntry, timeoutMs = 10_000) {
  const provider = () => ({ name: 'Secret Service', hasRecycleBin: false })
  const patience = createPatience(timeoutMs)
  return createOsKeychain({ provider, service, patience, openEntry, ...lookByReading(service, openEntry) })
}

/** Makes a keychain over a map, in the library's shape; `change` replaces some of its calls. */
export function makeKeychain(change: Partial<KeychainEntry> = {}, timeoutMs = 10_000) {
  const secrets = new Map<string, string>()
  const calls: string[] = []
  const keychain = makeKeychainOver(
    async (_service, account) => ({
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
    timeoutMs,
  )
  return { keychain, secrets, calls }
}
