// The keys: facts about them are in the store, the keys themselves only in the keychain, or in memory while
// they are candidates or there is no keychain. A secret is lent to one piece of work at a time; no return
// value here has a field for one.
import { isOpenAiOrigin, parseBaseUrl } from '../../domain/base-url.ts'
import { makeFailure } from '../../domain/failure.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { Key, KeyCandidate, Keychain, KeychainState, KeyPlace, KeyUse } from '../../domain/keys/key.ts'
import { parseKey } from '../../domain/keys/format.ts'
import { isLost } from '../../domain/keys/state.ts'
import type { ListedModel } from '../../domain/chat/model-facts.ts'
import { listChatModels } from '../../domain/chat/model.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { RecordTools } from '../usage/records/usage-report.ts'
import { createSequencer } from '../secrets/sequencer.ts'
import type { Store } from '../store/store.ts'
import { createCandidates, type CandidatesOptions, type Held } from './candidates.ts'
import { createKeyBook } from './book.ts'
import { createHoldsSecret, readKeyEdit, type KeyEdit, minSecretChars } from './edit.ts'
import {
  changedServer,
  disabled,
  duplicate,
  notFound,
  notHeld,
  failureFromRemoval,
  refusedServer,
} from './failures.ts'
import {
  createKeySecrets,
  pickRequestKey,
  type KeySecrets,
  createReadSecret,
  type SecretPlaces,
} from './secrets.ts'
import { createKeySaving, type KeySaying } from './saving.ts'
import type { Servers } from './servers.ts'
import type { KeyTestSource } from './key-test/run.ts'
import type { KeyTestSubject, KeyTestTools } from './key-test/key-test.ts'
import { createKeyTestUsage } from './key-test/usage.ts'
import { createKeyTests } from './key-test/key-tests.ts'
import { askModelList, type ModelListAnswer } from './key-test/model-list.ts'
import { readRevocation } from './revocation.ts'

export interface KeysOptions
  extends
    SecretPlaces,
    CandidatesOptions,
    Pick<KeyTestTools, 'fetch' | 'makeBackend' | 'readProxy' | 'reserve'>,
    RecordTools {
  readonly store: Pick<Store, 'keys' | 'conversations' | 'budgets' | 'usageRecords' | 'transact'>
  readonly servers: Pick<Servers, 'check' | 'request' | 'allow'>
  readonly fingerprint: (secret: string) => string
  /** Asks the person whether this key may go to `origin` instead of the server that it was entered for. */
  readonly askToMove: (origin: string, lastFour: string) => Promise<boolean>
  /** Called when the result of list() has changed. */
  readonly onChange: () => void
  readonly onUsageRecorded: () => void
  /** Called when conversations have another key now. */
  readonly onConversationsChanged?: () => void
  /** The time limit for a model list; 15 s if not given. */
  readonly timeoutMs?: number
}

type Nothing = Record<string, never>

interface Removed {
  /** The keychain's name, if it keeps what is removed in a recycle bin of its own. */
  readonly recycleBinOf: string | null
}

export interface Keys extends KeySecrets {
  /** Returns the stored keys and this session's, oldest first. */
  list(): Key[]
  /** Looks at it without asking for anything. */
  readKeychain(): Promise<Keychain>
  /** Has the keychain ask for its password if it is locked, and waits for the person. */
  unlockKeychain(): Promise<Keychain>
  /** The name that the person knows, without asking the keychain. */
  readonly readKeychainName: () => string
  /** Keeps a key in memory until it is saved or dropped, for a quarter of an hour at most. */
  hold(secret: string, baseUrl: string): Result<KeyCandidate>
  /**
   * Moves a candidate to another address; to another server only if the person agrees. If that is refused, it
   * stays as it was.
   */
  move(id: KeyId, baseUrl: string): Promise<Result<KeyCandidate>>
  drop(id: KeyId): void
  /** The base URL of a key or a candidate; `null` if there is no such one. */
  findBaseUrl(id: KeyId): string | null
  /**
   * Saves a candidate where it is held for now, and lists it only after it was read back unchanged. `session` goes into the
   * keychain if that works by now. If the key is listed already and the keychain lost it, it is put back under its own id,
   * with the new texts.
   */
  save(id: KeyId, saying: KeySaying): Promise<Result<Key>>
  /** Tests a key or a candidate. If a test is already under way, it is watched and not started again. */
  test(id: KeyId, options: { readonly paysForQuota: boolean }): Result<KeyTestSource>
  change(id: KeyId, change: KeyEdit): Result<Key>
  makeDefault(id: KeyId): Result<Nothing>
  /** Removes the secret first; if that fails, the key stays listed. */
  remove(id: KeyId): Promise<Result<Removed>>
  /** Asks the key's own server; returns chat models only. */
  listModels(id: KeyId): Promise<Result<ListedModel[]>>
  rotate(id: KeyId, candidateId: KeyId): Promise<Result<Key>>
  /**
   * Asks the server whether the key is dead; also for a disabled key. A failure says why that could not be
   * found out.
   */
  confirmRevoked(id: KeyId): Promise<Result<{ isRevoked: boolean }>>
  /** Returns true if one of the listed keys is in the text. Keys too short to show their last characters aren't looked for. */
  isKeyIn(text: string): boolean
  /** Can be called inside a store transaction. */
  markUsed(id: KeyId, use: KeyUse): void
  /** For the app's end: cancels tests, and resolves once nothing is being saved, recorded or asked. */
  idle(): Promise<void>
}

const defaultTimeoutMs = 15_000

export function createKeys(options: KeysOptions): Keys {
  const { store, keychain, servers, nowMs, onChange, timeoutMs = defaultTimeoutMs } = options
  const book = createKeyBook(store.keys)
  const candidates = createCandidates(options)
  const readSecret = createReadSecret(options)
  const saving = createKeySaving({ ...options, book, candidates })
  const usage = createKeyTestUsage(options)
  // Only one change of secrets runs at a time.
  const sequencer = createSequencer()

  /** Returns the id of the listed key if the candidate restores one, so that its costs count for that key. */
  const readOwnId = (id: KeyId): KeyId => candidates.find(id)?.restoresId ?? id

  const tests = createKeyTests({
    ...options,
    timeoutMs,
    writeRecord: ({ key, ...report }, onSaved) =>
      usage.write({ ...report, key: key && { ...key, id: readOwnId(key.id) } }, onSaved),
    reserve({ key, ...leaving }) {
      const id = readOwnId(key.id)
      return options.reserve({ ...leaving, key: { ...key, id, label: book.find(id)?.label ?? key.label } })
    },
    recordTest({ id, baseUrl }, summary) {
      const key = book.find(id)
      // A test of another address says nothing about the key at this one.
      if (key?.baseUrl !== baseUrl) return ok(candidates.recordTest(id, baseUrl, summary))
      return commit(key.keptIn, () => book.recordTest(id, summary))
    },
  })

  /** A session key is not on disk, so changing it needs no transaction. */
  function commit(keptIn: KeyPlace, work: () => void): Result<void> {
    const done = keptIn === 'session' ? ok(work()) : store.transact(work)
    if (done.ok) onChange()
    return done
  }

  /** Runs `work` in its turn and tells the windows if it succeeds. */
  const changeSecrets = <Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> =>
    sequencer.run('secrets', async () => {
      const done = await work()
      if (done.ok) onChange()
      return done
    })

  function readTyped(typed: string, typedBaseUrl: string): Result<Held> {
    const parsedUrl = parseBaseUrl(typedBaseUrl)
    if (!parsedUrl.ok) return parsedUrl
    const baseUrl = parsedUrl.value
    const parsed = parseKey(typed, baseUrl)
    if (!parsed.ok) return parsed
    const { secret } = parsed.value
    if (secret.length >= minSecretChars && baseUrl.includes(secret))
      return err(makeFailure('key/bad-base-url', 'check-base-url'))
    const fingerprint = options.fingerprint(secret)
    const same = book.findSame(fingerprint, baseUrl)
    // The keychain can't be asked here, because this is not async. `save` asks it if the key is said to be
    // lost.
    if (same && !isLost(same)) return err(duplicate(same))
    return ok({ ...parsed.value, baseUrl, fingerprint, restoresId: same?.id ?? null })
  }

  function findSubject(id: KeyId): KeyTestSubject | null {
    const key = book.find(id)
    if (key) return { ...pickRequestKey(key), keptIn: key.keptIn, readSecret: () => readSecret(key, true) }
    const [held, secret] = [candidates.find(id), candidates.readSecret(id)]
    if (!held || secret === null) return null
    return { ...pickRequestKey(held), keptIn: null, readSecret: () => Promise.resolve(ok(secret)) }
  }

  const askModels = (secret: string, baseUrl: string): Promise<ModelListAnswer> => {
    const { signal } = new AbortController()
    return askModelList({ fetch: options.fetch, secret, baseUrl, nowMs, signal, timeoutMs })
  }

  const secrets = createKeySecrets({
    book,
    readSecret,
    servers,
    // Recorded so that the list shows it and the same key can be added again.
    noteLoss: ({ id, keptIn }, { code }) =>
      void commit(keptIn, () => book.recordTest(id, { outcome: 'failed', failureCode: code, atMs: nowMs() })),
  })

  async function remove(id: KeyId): Promise<Result<Removed>> {
    const key = book.find(id)
    if (!key) return err(notFound())
    tests.cancel(id)
    const place = options[key.keptIn]
    const removed = await place.remove(id)
    if (removed.state !== 'ok') return err(failureFromRemoval(removed.state, place.name))
    const listed = commit(key.keptIn, () => {
      book.remove(id)
      // For a stored key this joins the outer transaction. For a session key, a budget that can't be removed
      // now is removed at the next start.
      store.transact(() => store.budgets.removeOfKey(id))
    })
    return listed.ok ? ok({ recycleBinOf: place.hasRecycleBin ? place.name : null }) : listed
  }

  const describeKeychain = (state: KeychainState): Keychain => ({ name: keychain.name, state })

  return {
    ...secrets,
    list: () => book.list(),
    readKeychainName: () => keychain.name,
    readKeychain: async () => describeKeychain(await keychain.probe()),
    unlockKeychain: async () => describeKeychain(await keychain.unlock()),

    hold(secret, baseUrl) {
      const read = readTyped(secret, baseUrl)
      return read.ok ? ok(candidates.hold(read.value)) : read
    },
    async move(id, baseUrl) {
      const before = candidates.find(id)
      const secret = candidates.readSecret(id)
      if (before === null || secret === null) return err(notHeld())
      const read = readTyped(secret, baseUrl)
      if (!read.ok) return read
      const { origin } = new URL(read.value.baseUrl)
      if (origin !== new URL(before.baseUrl).origin && !isOpenAiOrigin(origin)) {
        // Asked for each key, also if other keys may go there.
        if (!(await options.askToMove(origin, before.lastFour))) return err(refusedServer())
        const allowed = servers.allow(origin)
        if (!allowed.ok) return allowed
      }
      tests.cancel(id)
      const moved = candidates.replace(id, read.value)
      return moved ? ok(moved) : err(notHeld())
    },
    drop(id) {
      if (candidates.find(id)) tests.cancel(id)
      candidates.drop(id)
    },
    findBaseUrl: (id) => (book.find(id) ?? candidates.find(id))?.baseUrl ?? null,
    save(id, saying) {
      const seen = candidates.find(id)?.baseUrl
      return changeSecrets(async () =>
        candidates.find(id)?.baseUrl === seen ? saving.save(id, saying) : err(changedServer()),
      )
    },

    test(id, { paysForQuota }) {
      const subject = findSubject(id)
      // A missing id is more likely a forgotten candidate than a key that was removed while its row was
      // shown.
      return subject ? ok(tests.test(subject, paysForQuota)) : err(notHeld())
    },

    change(id, edit) {
      const key = book.find(id)
      if (!key) return err(notFound())
      const read = readKeyEdit(key, edit, createHoldsSecret(key, options.fingerprint))
      if (!read.ok) return read
      const { baseUrl } = read.value
      const same = baseUrl === undefined ? null : book.findSame(key.fingerprint, baseUrl)
      if (same && same.id !== id) return err(duplicate(same))
      const changed = commit(key.keptIn, () => book.change(id, read.value))
      if (!changed.ok) return changed
      const shown = book.show(id)
      return shown ? ok(shown) : err(notFound())
    },
    makeDefault(id) {
      const key = book.find(id)
      if (!key) return err(notFound())
      if (!key.isEnabled) return err(disabled())
      const made = commit(key.keptIn, () => book.makeDefault(id))
      return made.ok ? ok({}) : made
    },
    remove: (id) => sequencer.run('secrets', () => remove(id)),
    async listModels(id) {
      const key = book.find(id)
      // The window lists models by itself, and a dialog that nobody caused would surprise: ours, or the keychain's.
      const allowed = key ? servers.check(key.baseUrl) : err(notFound())
      if (!allowed.ok) return allowed
      const asked = await secrets.useSecret(
        id,
        async (secret, { baseUrl }) => {
          const { modelIds, shutdownDates } = await askModels(secret, baseUrl)
          if (!modelIds.ok) return modelIds
          const ids = listChatModels(modelIds.value, baseUrl)
          return ok(ids.map((id) => ({ id, shutsDownOn: shutdownDates.get(id) ?? null })))
        },
        { mayPrompt: false },
      )
      return asked.ok ? asked.value : asked
    },

    async rotate(id, candidateId) {
      const rotated = await changeSecrets(() => saving.rotate(id, candidateId))
      if (rotated.ok) options.onConversationsChanged?.()
      return rotated
    },
    async confirmRevoked(id) {
      const key = book.find(id)
      if (!key) return err(notFound())
      const allowed = await servers.request(key.baseUrl)
      if (!allowed.ok) return allowed
      const secret = await readSecret(key, true)
      if (!secret.ok) return secret
      const confirmed = readRevocation(await askModels(secret.value, key.baseUrl))
      if (confirmed.ok && confirmed.value.isRevoked && book.find(id)) {
        const refused = { outcome: 'failed', failureCode: 'openai/invalid-key', atMs: nowMs() } as const
        commit(key.keptIn, () => book.recordTest(id, refused))
      }
      return confirmed
    },

    isKeyIn: (text) =>
      book.list().some(({ id, lastFour }) => {
        const key = lastFour === '' || !text.includes(lastFour) ? null : book.find(id)
        return key !== null && createHoldsSecret(key, options.fingerprint)(text)
      }),
    markUsed: (id, use) => book.markUsed(id, use),
    async idle() {
      // First, because a removal may be waiting for a person at the keychain's window.
      const givenUp = keychain.idle()
      await tests.cancelAll()
      usage.saveAgain()
      await Promise.all([sequencer.idle(), givenUp])
      await keychain.idle()
    },
  }
}
