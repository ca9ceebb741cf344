// The OS keychain as a secret store. It never waits for ever, and never overwrites, deletes or reports as
// absent an entry that it could not read. If a failed write leaves an entry behind, even much later, the
// entry is removed again, because the caller was told that nothing was stored.
import { randomBytes, randomUUID } from 'node:crypto'
import type { KeychainState } from '../../domain/keys/key.ts'
import { createAskKeychain, type Answer, type OpenEntry, type Place } from './keychain-calls.ts'
import type { SecretFault, SecretRead, SecretRemoval, SecretStore, SecretWrite } from './secret-store.ts'
import { createSequencer } from './sequencer.ts'

export interface OsKeychainOptions {
  readonly platform: NodeJS.Platform
  readonly service: string
  /** The limit for each call to the store, even if it takes several calls to the library. */
  readonly timeoutMs: number
  readonly openEntry: OpenEntry
}

export const keychainService = 'app.latchkey.Latchkey'
const probePrefix = 'probe-'

const keychainName = (platform: NodeJS.Platform): string =>
  platform === 'darwin' ? 'Keychain' : platform === 'win32' ? 'Credential Manager' : 'Secret Service'

// Outcomes that only a keychain which works and is unlocked gives.
const awake: ReadonlySet<string> = new Set(['ok', 'absent', 'not-saved', 'still-stored'])

interface Silent {
  readonly state: 'silent'
}

/** Runs `work` with a signal that aborts after the time limit. */
async function within<Value>(
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), timeoutMs)
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
  }
}

export function createOsKeychain({
  platform,
  service,
  timeoutMs,
  openEntry,
}: OsKeychainOptions): SecretStore {
  const sequencer = createSequencer()
  const ask = createAskKeychain(service, openEntry)
  // Entries whose write was given up but may still happen. They are left alone until it has ended.
  const unsettled = new Set<string>()
  // Entries that were absent before a failed write, and may exist now.
  const unwanted = new Set<string>()

  const get = async (place: Place): Promise<Answer<string | null>> =>
    (await ask(place, (entry) => entry.getPassword(place.signal))).answer
  const erase = async (place: Place): Promise<Answer<boolean>> =>
    (await ask(place, (entry) => entry.deletePassword(place.signal))).answer

  /** Writes an entry that was absent. After any failure but a refusal by the person, the entry may exist. */
  async function create(place: Place, secret: string): Promise<Answer<void>> {
    const { answer, late } = await ask(place, (entry) => entry.setPassword(secret, place.signal))
    if (late) void settle(place.account, late)
    else if (answer.state !== 'ok' && answer.state !== 'locked') unwanted.add(place.account)
    return answer
  }

  async function settle(account: string, late: Promise<Answer<void>>): Promise<void> {
    unsettled.add(account)
    const { state } = await late
    unsettled.delete(account)
    if (state !== 'locked') unwanted.add(account)
    if (awake.has(state)) takeBackUnwanted()
  }

  async function takeBack(place: Place): Promise<void> {
    if (unsettled.has(place.account) || !unwanted.delete(place.account)) return
    const erased = await erase(place)
    const found = erased.state === 'ok' ? await get(place) : erased
    if (found.state !== 'ok' || found.value !== null) unwanted.add(place.account)
  }

  function takeBackUnwanted(): void {
    for (const account of unwanted) {
      void sequencer.run(account, () => within(timeoutMs, (signal) => takeBack({ account, signal })))
    }
  }

  /** Runs one call to the store. Its time limit begins now, and includes the wait for its turn. */
  const take = <Outcome extends { readonly state: string }>(
    account: string,
    work: (place: Place) => Promise<Outcome>,
  ): Promise<Outcome | Silent> =>
    within(timeoutMs, async (signal) => {
      const outcome = await sequencer.run(account, async () =>
        unsettled.has(account) ? ({ state: 'silent' } as const) : work({ account, signal }),
      )
      if (awake.has(outcome.state)) takeBackUnwanted()
      return outcome
    })

  async function tryProbe(signal: AbortSignal): Promise<'ok' | SecretFault> {
    const place = { account: `${probePrefix}${randomUUID()}`, signal }
    const secret = randomBytes(16).toString('hex')
    return sequencer.run(place.account, async () => {
      const written = await create(place, secret)
      if (written.state !== 'ok') return written.state
      const found = await get(place)
      const removed = found.state === 'silent' ? found : await erase(place)
      if (removed.state !== 'ok') unwanted.add(place.account)
      if (found.state !== 'ok') return found.state
      if (removed.state !== 'ok') return removed.state
      return found.value === secret && removed.value ? 'ok' : 'unavailable'
    })
  }

  async function readBack(place: Place): Promise<SecretRead> {
    const found = await get(place)
    if (found.state !== 'ok') return found
    return found.value === null ? { state: 'absent' } : { state: 'ok', secret: found.value }
  }

  async function lookUp(place: Place): Promise<SecretRead> {
    const found = await readBack(place)
    if (found.state !== 'absent') return found
    // A keychain without a collection also answers "no such entry", so the answer counts only if a probe
    // works.
    const state = await tryProbe(place.signal)
    return { state: state === 'ok' ? 'absent' : state }
  }

  async function write(place: Place, secret: string): Promise<SecretWrite> {
    let found = await readBack(place)
    if (found.state === 'absent') {
      const written = await create(place, secret)
      if (written.state !== 'ok') return written
      unwanted.add(place.account) // until it is read back as what was written
      found = await readBack(place)
    }
    if (found.state === 'absent') return { state: 'not-saved' }
    if (found.state !== 'ok') return { state: found.state }
    if (found.secret !== secret) return { state: 'not-saved' }
    unwanted.delete(place.account)
    return { state: 'ok' }
  }

  async function remove(place: Place): Promise<SecretRemoval> {
    const erased = await erase(place)
    if (erased.state !== 'ok') return erased
    const found = erased.value ? await readBack(place) : await lookUp(place)
    if (found.state === 'ok') return { state: 'still-stored' }
    if (found.state !== 'absent') return { state: found.state }
    unwanted.delete(place.account)
    return { state: 'ok' }
  }

  return {
    name: keychainName(platform),
    read: (account) => take(account, lookUp),
    write: (account, secret) => take(account, (place) => write(place, secret)),
    remove: (account) => take(account, remove),
    async probe(): Promise<KeychainState> {
      const state = await within(timeoutMs, tryProbe)
      if (state === 'ok') takeBackUnwanted()
      return state === 'corrupt' ? 'unavailable' : state
    },
    idle() {
      takeBackUnwanted()
      return sequencer.idle()
    },
  }
}
