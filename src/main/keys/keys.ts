// Keys: what is known of them is in the store, the keys themselves are in the keychain alone. A secret is
// handed out for the length of one piece of work and to nobody else; no answer here has room for one.
import { holdsKeyLike } from '../../domain/key-like.ts'
import { parseBaseUrl } from '../../domain/base-url.ts'
import { makeFailure } from '../../domain/failure.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { Key, Keychain } from '../../domain/key.ts'
import { parseKey } from '../../domain/key-format.ts'
import { listChatModels } from '../../domain/model.ts'
import { err, ok, type Err, type Result } from '../../domain/result.ts'
import type { Fetch } from '../chat/exchange.ts'
import type { SecretStore } from '../secrets/secret-store.ts'
import { createSequencer } from '../secrets/sequencer.ts'
import type { StoredKey } from '../store/keys.ts'
import { newId } from '../store/new-id.ts'
import type { Store } from '../store/store.ts'
import { linesFromModelList, linesFromSecret, makeLine, summarize } from './key-test.ts'
import { startKeyTestRun, type KeyTestRun, type KeyTestSettled, type KeyTestSource } from './key-test-run.ts'
import { askModelList, type ModelListAnswer } from './model-list.ts'
import { failureFromRemoval, failureFromSecret } from './secret-failure.ts'

export interface KeysOptions {
  readonly store: Pick<Store, 'keys' | 'transact'>
  readonly secrets: SecretStore
  readonly fingerprint: (secret: string) => string
  readonly fetch: Fetch
  readonly nowMs: () => number
  /** Something that list() answers has changed. */
  readonly onChange: () => void
  /** For the model list; 20 s if not given. */
  readonly timeoutMs?: number
}

export interface NewKey {
  readonly label: string
  readonly project: string
  readonly baseUrl: string
  readonly secret: string
}

export interface Keys {
  list(): Key[]
  readKeychain(): Promise<Keychain>
  /** Stored only after it was read back from the keychain unchanged. */
  add(typed: NewKey): Promise<Result<Key>>
  /** From the keychain first; what it would not remove stays listed. */
  remove(id: KeyId): Promise<Result<Record<string, never>>>
  makeDefault(id: KeyId): Result<Record<string, never>>
  /** A test that is already under way is watched, not begun again. */
  test(id: KeyId): Result<KeyTestSource>
  /** Chat models only, by the key's own server. */
  listModels(id: KeyId): Promise<Result<string[]>>
  /** The only way to a secret. `work` must not keep it. What `work` throws goes through. */
  useSecret<Value>(
    id: KeyId,
    work: (secret: string, key: StoredKey) => Promise<Value>,
  ): Promise<Result<Value>>
  /** Resolves once nothing is being added, and the keychain has no call under way. */
  idle(): Promise<void>
}

const defaultTimeoutMs = 20_000
const maxLabelChars = 80

function withoutFingerprint(stored: StoredKey): Key {
  const { fingerprint, ...key } = stored
  void fingerprint
  return key
}
const notFound = (): Err => err(makeFailure('key/not-found', 'There is no such key.', 'choose-key'))

export function createKeys(options: KeysOptions): Keys {
  const { store, secrets, nowMs } = options
  const tests = new Map<KeyId, KeyTestRun>()
  const sequencer = createSequencer()

  const withSecret: Keys['useSecret'] = async (id, work) => {
    const key = store.keys.find(id)
    if (!key) return notFound()
    const found = await secrets.read(id)
    if (found.state !== 'ok') return err(failureFromSecret(found.state, secrets.name))
    // Somebody may have changed the entry from outside: what isn't a key must not reach a client.
    const parsed = parseKey(found.secret, key.baseUrl)
    if (!parsed.ok || parsed.value.secret !== found.secret)
      return err(failureFromSecret('corrupt', secrets.name))
    return ok(await work(found.secret, key))
  }

  const askModels = (secret: string, baseUrl: string, signal: AbortSignal): Promise<ModelListAnswer> =>
    askModelList({
      fetch: options.fetch,
      secret,
      baseUrl,
      nowMs,
      signal,
      timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    })

  async function add(typed: NewKey): Promise<Result<Key>> {
    const baseUrl = parseBaseUrl(typed.baseUrl)
    if (!baseUrl.ok) return baseUrl
    const parsed = parseKey(typed.secret, baseUrl.value)
    if (!parsed.ok) return parsed
    const { secret, lastFour } = parsed.value
    const [label, project] = [typed.label.trim() || 'My key', typed.project.trim()]
    if ([label, project, baseUrl.value].some((text) => holdsKeyLike(text) || text.includes(secret))) {
      return err(makeFailure('ipc/invalid-input', 'A key stands where a name or an address belongs.'))
    }
    if (label.length > maxLabelChars || project.length > maxLabelChars) {
      return err(makeFailure('ipc/invalid-input', 'A name is too long.'))
    }
    const fingerprint = options.fingerprint(secret)
    const same = store.keys.findByFingerprint(fingerprint)
    if (same)
      return err(
        makeFailure('key/duplicate', 'This key is here already.', 'choose-key', { label: same.label }),
      )
    const id = newId<KeyId>()
    const written = await secrets.write(id, secret)
    if (written.state !== 'ok') {
      // The entry is new and nobody else's: what half arrived, or may still arrive, is taken back.
      if (written.state === 'not-saved' || written.state === 'silent') void secrets.remove(id)
      return err(failureFromSecret(written.state, secrets.name))
    }
    const facts = { label, project, baseUrl: baseUrl.value, lastFour, fingerprint, createdAtMs: nowMs() }
    const inserted = await insertOrTakeBack({
      id,
      ...facts,
      isDefault: false,
      lastUsedAtMs: null,
      lastTest: null,
    })
    if (!inserted.ok) return inserted
    options.onChange()
    return inserted
  }

  /** A key in the keychain that no row names would be there for ever. */
  async function insertOrTakeBack(key: StoredKey): Promise<Result<Key>> {
    let isInserted = false
    try {
      const inserted = store.transact(() => {
        store.keys.insert(key)
        return withoutFingerprint(store.keys.find(key.id) ?? key)
      })
      isInserted = inserted.ok
      return inserted
    } finally {
      if (!isInserted) await secrets.remove(key.id)
    }
  }

  function change(id: KeyId, work: () => void): Result<Record<string, never>> {
    if (!store.keys.find(id)) return notFound()
    const changed = store.transact(work)
    if (!changed.ok) return changed
    options.onChange()
    return ok({})
  }

  async function runTest(id: KeyId, run: KeyTestRun): Promise<Result<KeyTestSettled>> {
    const startedAtMs = performance.now()
    const asked = await withSecret(id, async (secret, key) => {
      const readAtMs = performance.now()
      for (const line of linesFromSecret(null, readAtMs - startedAtMs)) run.add(line)
      if (run.signal.aborted) return
      const answer = await askModels(secret, key.baseUrl, run.signal)
      if (run.signal.aborted) return
      for (const line of linesFromModelList(answer, key.baseUrl, performance.now() - readAtMs)) run.add(line)
    })
    if (!asked.ok && asked.failure.code === 'key/not-found') return asked
    if (!asked.ok) {
      for (const line of linesFromSecret(asked.failure, performance.now() - startedAtMs)) run.add(line)
    }
    if (!run.signal.aborted) {
      const recorded = store.transact(() =>
        store.keys.recordTest(id, { outcome: summarize(run.lines), atMs: nowMs() }),
      )
      if (!recorded.ok) return recorded
      options.onChange()
    }
    const key = store.keys.find(id)
    return key ? ok({ key: withoutFingerprint(key) }) : notFound()
  }

  function beginTest(id: KeyId): KeyTestRun {
    const run = startKeyTestRun()
    tests.set(id, run)
    void (async () => {
      let result: Result<KeyTestSettled>
      try {
        result = await runTest(id, run)
      } catch {
        const failure = makeFailure('bug/unexpected', 'The key test broke off.', 'try-again')
        if (run.lines.length === 0) run.add(makeLine('form', 'failed', { failure }))
        result = err(failure)
      }
      if (tests.get(id) === run) tests.delete(id)
      run.settle(result)
    })()
    return run
  }

  return {
    async idle() {
      await sequencer.idle()
      await secrets.idle()
    },
    list: () => store.keys.list().map(withoutFingerprint),
    readKeychain: async () => ({ name: secrets.name, state: await secrets.probe() }),
    add: (typed) => sequencer.run('add', () => add(typed)),
    async remove(id) {
      if (!store.keys.find(id)) return notFound()
      tests.get(id)?.watch().cancel()
      const removed = await secrets.remove(id)
      if (removed.state !== 'ok') return err(failureFromRemoval(removed.state, secrets.name))
      return change(id, () => store.keys.remove(id))
    },
    makeDefault: (id) => change(id, () => store.keys.makeDefault(id)),
    test(id) {
      if (!store.keys.find(id)) return notFound()
      const running = tests.get(id)
      return ok((running && !running.signal.aborted ? running : beginTest(id)).watch())
    },
    async listModels(id) {
      const asked = await withSecret(id, async (secret, key) => {
        const { modelIds } = await askModels(secret, key.baseUrl, new AbortController().signal)
        return modelIds.ok ? ok(listChatModels(modelIds.value, key.baseUrl)) : modelIds
      })
      return asked.ok ? asked.value : asked
    },
    useSecret: withSecret,
  }
}
