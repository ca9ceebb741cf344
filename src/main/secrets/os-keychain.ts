// The OS keychain as a secret store. It never waits for ever, and never overwrites, deletes or reports as
// absent an entry that it could not read. What failed is undone if it happens all the same, even much later: an
// entry left by a write is removed again, and an entry taken by a removal is put back.
import type { KeychainState } from '../../domain/keys/key.ts'
import { classifySecretFault, makeSecretFault } from './classify.ts'
import { createAskKeychain, type Answer, type OpenEntry, type Place } from './keychain-calls.ts'
import type { Patience } from './patience.ts'
import type { SecretRead, SecretRemoval, SecretStore, SecretWrite } from './secret-store.ts'
import { createSequencer } from './sequencer.ts'

export interface OsKeychainOptions {
  /** Read anew each time, because another program can take over. */
  readonly provider: () => { readonly name: string; readonly hasRecycleBin: boolean }
  readonly service: string
  /** The limit for each call to the store, even if it takes several calls to the library. */
  readonly patience: Patience
  readonly openEntry: OpenEntry
  /** Looks whether the keychain is open, without asking for anything; like `unlock`, throws what an entry throws. */
  readonly look: (signal: AbortSignal) => Promise<KeychainState>
  /** Asks for the password if the keychain is locked. */
  readonly unlock: (signal: AbortSignal) => Promise<void>
}

// Outcomes that only a keychain which works and is unlocked gives.
const awake: ReadonlySet<string> = new Set(['ok', 'absent', 'not-saved', 'still-stored'])

interface Silent {
  readonly state: 'silent'
}

const defaultLabel = 'Latchkey'

export function createOsKeychain({
  provider,
  service,
  patience,
  openEntry,
  look,
  unlock,
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
    (await ask(place, (entry) => entry.getPassword(place))).answer
  const askToErase = (place: Place) => ask(place, (entry) => entry.deletePassword(place))
  const erase = async (place: Place): Promise<Answer<boolean>> => (await askToErase(place)).answer

  /** Writes an entry that was absent. After any failure but a refusal by the person, the entry may exist. */
  async function create(place: Place, secret: string, label: string): Promise<Answer<void>> {
    const { answer, late } = await ask(place, (entry) => entry.setPassword(secret, place, label))
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
      const { answer, late } = await ask(place, (entry) => entry.setPassword(secret, place, defaultLabel))
      if (late) return void settle(place.account, late, () => {})
      found = answer.state === 'ok' ? await get(place) : answer
    }
    // Whatever is there now, if not this secret, came from elsewhere and stays.
    if (found.state === 'corrupt' || (found.state === 'ok' && found.value !== null))
      missed.delete(place.account)
  }

  function undoFailures(): void {
    const undo = (account: string, work: (place: Place) => Promise<void>) =>
      void sequencer.run(account, () =>
        patience.within((signal) => work({ account, signal, mayPrompt: false })),
      )
    for (const account of unwanted) undo(account, takeBack)
    for (const account of missed.keys()) undo(account, putBack)
  }

  /** Runs one call to the store. Its time limit begins now, and includes the wait for its turn. */
  const take = <Outcome extends { readonly state: string }>(
    account: string,
    mayPrompt: boolean,
    work: (place: Place) => Promise<Outcome>,
  ): Promise<Outcome | Silent> =>
    patience.within(async (signal) => {
      const outcome = await sequencer.run(account, async () =>
        unsettled.has(account) ? ({ state: 'silent' } as const) : work({ account, signal, mayPrompt }),
      )
      if (awake.has(outcome.state)) undoFailures()
      return outcome
    })

  /** `work` asks the keychain itself, and none of its entries. */
  async function readState(work: (signal: AbortSignal) => Promise<KeychainState>): Promise<KeychainState> {
    const state = await patience.within((signal) => lookNow(signal, work))
    if (state === 'ok') undoFailures()
    return state
  }

  async function lookNow(
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<KeychainState>,
  ): Promise<KeychainState> {
    try {
      return await untilAborted(work(signal), signal)
    } catch (thrown) {
      const fault = classifySecretFault(thrown)
      return fault === 'corrupt' ? 'unavailable' : fault
    }
  }

  async function readBack(place: Place): Promise<SecretRead> {
    const found = await get(place)
    if (found.state !== 'ok') return found
    return found.value === null ? { state: 'absent' } : { state: 'ok', secret: found.value }
  }

  async function lookUp(place: Place): Promise<SecretRead> {
    const found = await readBack(place)
    if (found.state !== 'absent') return found
    // It counts only if the keychain is open now: it may have been locked or taken over meanwhile.
    const state = await lookNow(place.signal, look)
    return { state: state === 'ok' ? 'absent' : state === 'prompting' ? 'locked' : state }
  }

  async function write(place: Place, secret: string, label: string): Promise<SecretWrite> {
    let found = await readBack(place)
    if (found.state === 'absent') {
      const written = await create(place, secret, label)
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
    if (before.state !== 'ok' && before.state !== 'corrupt') return { state: before.state }
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
    get name() {
      return provider().name
    },
    get hasRecycleBin() {
      return provider().hasRecycleBin
    },
    read: (account, mayPrompt = false) => take(account, mayPrompt, lookUp),
    write: (account, secret, label = defaultLabel) =>
      take(account, true, (place) => write(place, secret, label)),
    remove: (account) => take(account, true, remove),
    probe: () => readState(look),
    unlock: () =>
      readState(async (signal) => {
        await unlock(signal)
        return look(signal)
      }),
    idle() {
      patience.giveUp()
      undoFailures()
      return sequencer.idle()
    },
  }
}

/** Rejects when `signal` aborts, whatever `work` does then. */
async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(makeSecretFault('silent'))
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
