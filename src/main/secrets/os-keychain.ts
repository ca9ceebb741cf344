// The OS keychain as a secret store. It never waits for ever, and never overwrites, deletes or reports as
// absent an entry that it could not read. What failed is undone if it happens all the same, even much later: an
// entry left by a write is removed again, and an entry taken by a removal is put back.
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
  // Entries with a change that was given up but may still happen. They are left alone until it has ended.
  const unsettled = new Set<string>()
  // Entries that were absent before a failed write, and may exist now.
  const unwanted = new Set<string>()
  // Secrets that were there before a failed removal, and may be gone now.
  const missed = new Map<string, string>()

  const get = async (place: Place): Promise<Answer<string | null>> =>
    (await ask(place, (entry) => entry.getPassword(place.signal))).answer
  const askToErase = (place: Place) => ask(place, (entry) => entry.deletePassword(place.signal))
  const erase = async (place: Place): Promise<Answer<boolean>> => (await askToErase(place)).answer

  /** Writes an entry that was absent. After any failure but a refusal by the person, the entry may exist. */
  async function create(place: Place, secret: string): Promise<Answer<void>> {
    const { answer, late } = await ask(place, (entry) => entry.setPassword(secret, place.signal))
    const { account } = place
    const note = ({ state }: Answer<void>) => state !== 'locked' && unwanted.add(account)
    if (late) void settle(account, late, note)
    else if (answer.state !== 'ok') note(answer)
    return answer
  }

  /** Removes an entry that holds `secret`. After any failure but a refusal by the person, it may be gone. */
  async function eraseKnown(place: Place, secret: string): Promise<Answer<boolean>> {
    const { answer, late } = await askToErase(place)
    const { account } = place
    const note = ({ state }: Answer<boolean>) => state !== 'locked' && missed.set(account, secret)
    if (late) void settle(account, late, note)
    else if (answer.state !== 'ok') note(answer)
    return answer
  }

  async function settle<Value>(
    account: string,
    late: Promise<Answer<Value>>,
    note: (answer: Answer<Value>) => void,
  ): Promise<void> {
    unsettled.add(account)
    const answer = await late
    unsettled.delete(account)
    note(answer)
    if (awake.has(answer.state)) undoFailures()
  }

  async function takeBack(place: Place): Promise<void> {
    if (unsettled.has(place.account) || !unwanted.delete(place.account)) return
    const erased = await erase(place)
    const found = erased.state === 'ok' ? await get(place) : erased
    if (found.state !== 'ok' || found.value !== null) unwanted.add(place.account)
  }

  async function putBack(place: Place): Promise<void> {
    const secret = missed.get(place.account)
    if (unsettled.has(place.account) || secret === undefined) return
    let found = await get(place)
    if (found.state === 'ok' && found.value === null) {
      const { answer, late } = await ask(place, (entry) => entry.setPassword(secret, place.signal))
      if (late) return void settle(place.account, late, () => {})
      found = answer.state === 'ok' ? await get(place) : answer
    }
    // Whatever is there now, if not this secret, came from elsewhere and stays.
    if (found.state === 'corrupt' || (found.state === 'ok' && found.value !== null))
      missed.delete(place.account)
  }

  function undoFailures(): void {
    const undo = (account: string, work: (place: Place) => Promise<void>) =>
      void sequencer.run(account, () => within(timeoutMs, (signal) => work({ account, signal })))
    for (const account of unwanted) undo(account, takeBack)
    for (const account of missed.keys()) undo(account, putBack)
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
      if (awake.has(outcome.state)) undoFailures()
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
    missed.delete(place.account)
    return { state: 'ok' }
  }

  /**
   * Reads the entry before it removes it: if the keychain is locked, it is the reading that waits for the password,
   * and one that is given up changes nothing when the password comes.
   */
  async function remove(place: Place): Promise<SecretRemoval> {
    const before = await lookUp(place)
    const known = before.state === 'ok' ? before.secret : null
    if (before.state === 'absent') return forget(place)
    if (before.state === 'locked' || before.state === 'silent' || before.state === 'unavailable')
      return { state: before.state }
    // A person may remove an entry that can't be read, too.
    const erased = await (known === null ? erase(place) : eraseKnown(place, known))
    if (erased.state !== 'ok') return erased
    const found = erased.value ? await readBack(place) : await lookUp(place)
    if (found.state === 'ok') return { state: 'still-stored' }
    const { state } = found
    return state === 'absent' ? forget(place) : { state }
  }

  /** It is gone, as it was asked to be. */
  function forget({ account }: Place): SecretRemoval {
    unwanted.delete(account)
    missed.delete(account)
    return { state: 'ok' }
  }

  return {
    name: keychainName(platform),
    read: (account) => take(account, lookUp),
    write: (account, secret) => take(account, (place) => write(place, secret)),
    remove: (account) => take(account, remove),
    async probe(): Promise<KeychainState> {
      const state = await within(timeoutMs, tryProbe)
      if (state === 'ok') undoFailures()
      return state === 'corrupt' ? 'unavailable' : state
    },
    idle() {
      undoFailures()
      return sequencer.idle()
    },
  }
}
