// The OS keychain through @napi-rs/keyring, loaded when it is first needed. On Linux the Secret Service or
// nothing: the library's own fallback forgets keys at the next start. Refuses to wait for ever, and to
// overwrite, delete or report as absent what it could not read.
import { randomBytes, randomUUID } from 'node:crypto'
import type { KeychainState } from '../../domain/key.ts'
import { classifySecretFault } from './classify.ts'
import type { SecretFault, SecretStore } from './secret-store.ts'
import { createSequencer } from './sequencer.ts'

/** What is used of the library's AsyncEntry. `null` and `false` are its way of saying "no such entry". */
export interface KeychainEntry {
  getPassword(signal: AbortSignal): Promise<string | null>
  setPassword(secret: string, signal: AbortSignal): Promise<void>
  deletePassword(signal: AbortSignal): Promise<boolean>
}

export interface OsKeychainOptions {
  readonly platform: NodeJS.Platform
  readonly service: string
  readonly timeoutMs: number
  /** May throw, also at once; the library's constructor does when there is no keychain. */
  readonly openEntry: (service: string, account: string) => Promise<KeychainEntry>
}

export const keychainService = 'app.latchkey.Latchkey'
const probePrefix = 'probe-'
// Calls that never came back hold a thread of Node's small pool each; more are not begun.
const maxUnanswered = 2

export async function openKeyringEntry(service: string, account: string): Promise<KeychainEntry> {
  const { AsyncEntry } = await import('@napi-rs/keyring')
  return new AsyncEntry(service, account, { linux: { store: 'secret-service' } })
}

const keychainName = (platform: NodeJS.Platform): string =>
  platform === 'darwin' ? 'Keychain' : platform === 'win32' ? 'Credential Manager' : 'Secret Service'

type Answer<Value> = { readonly state: 'ok'; readonly value: Value } | { readonly state: SecretFault }

export function createOsKeychain(options: OsKeychainOptions): SecretStore {
  const sequencer = createSequencer()
  let unanswered = 0

  /** One call to the library, given up after `timeoutMs`. */
  async function ask<Value>(
    account: string,
    call: (entry: KeychainEntry, signal: AbortSignal) => Promise<Value>,
  ): Promise<Answer<Value>> {
    if (unanswered >= maxUnanswered) return { state: 'silent' }
    // Aborted only while the call is under way: the library is not told of an abort after its end.
    const controller = new AbortController()
    const { promise: givenUp, resolve: giveUp } = Promise.withResolvers<'given-up'>()
    const timer = setTimeout(() => {
      controller.abort()
      giveUp('given-up')
    }, options.timeoutMs)
    const answer = (async (): Promise<Answer<Value>> => {
      try {
        const entry = await options.openEntry(options.service, account)
        return { state: 'ok', value: await call(entry, controller.signal) }
      } catch (thrown) {
        return { state: controller.signal.aborted ? 'silent' : classifySecretFault(thrown) }
      } finally {
        clearTimeout(timer)
      }
    })()
    const first = await Promise.race([answer, givenUp])
    if (first !== 'given-up') return first
    unanswered += 1
    void answer.finally(() => {
      unanswered -= 1
    })
    return { state: 'silent' }
  }

  const get = (account: string) => ask(account, (entry, signal) => entry.getPassword(signal))
  const remove = (account: string) => ask(account, (entry, signal) => entry.deletePassword(signal))
  const set = (account: string, secret: string) =>
    ask(account, (entry, signal) => entry.setPassword(secret, signal))

  async function tryProbe(): Promise<'ok' | SecretFault> {
    const account = `${probePrefix}${randomUUID()}`
    const secret = randomBytes(16).toString('hex')
    return sequencer.run(account, async () => {
      const written = await set(account, secret)
      if (written.state !== 'ok') return written.state
      const found = await get(account)
      const removed = await remove(account)
      if (found.state !== 'ok') return found.state
      if (removed.state !== 'ok') return removed.state
      return found.value === secret && removed.value ? 'ok' : 'unavailable'
    })
  }

  async function lookUp(account: string): ReturnType<SecretStore['read']> {
    const found = await get(account)
    if (found.state !== 'ok') return found
    if (found.value !== null) return { state: 'ok', secret: found.value }
    // A keychain without a collection also answers "no such entry". Only one that works is believed.
    const state = await tryProbe()
    return { state: state === 'ok' ? 'absent' : state }
  }

  return {
    name: keychainName(options.platform),
    read: (account) => sequencer.run(account, () => lookUp(account)),
    write: (account, secret) =>
      sequencer.run(account, async () => {
        const written = await set(account, secret)
        if (written.state !== 'ok') return written
        const found = await get(account)
        if (found.state !== 'ok') return found
        return { state: found.value === secret ? 'ok' : 'not-saved' }
      }),
    remove: (account) =>
      sequencer.run(account, async () => {
        const removed = await remove(account)
        if (removed.state !== 'ok') return removed
        if (!removed.value) {
          const { state } = await lookUp(account)
          return { state: state === 'absent' ? 'ok' : state === 'ok' ? 'still-stored' : state }
        }
        const found = await get(account)
        if (found.state !== 'ok') return found
        return { state: found.value === null ? 'ok' : 'still-stored' }
      }),
    async probe(): Promise<KeychainState> {
      const state = await tryProbe()
      return state === 'ok' || state === 'locked' ? state : 'unavailable'
    },
    idle: () => sequencer.idle(),
  }
}
