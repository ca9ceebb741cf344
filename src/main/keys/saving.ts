// Makes a candidate a key: writes it to the keychain, reads it back, and then lists it, alone or as another
// key's successor; a listed key that the keychain lost goes back into its own entry. If a step fails, the
// list stays as it was, the secret is removed again, and the candidate is still held, so that nobody must
// paste it again.
import type { Failure } from '../../domain/failure.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { Key, KeyPlace, KeyTestSummary } from '../../domain/keys/key.ts'
import { defaultRotateByMs } from '../../domain/keys/lifecycle.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { StoredKey } from '../store/keys/key-queries.ts'
import type { Store } from '../store/store.ts'
import type { Candidate, Candidates } from './candidates.ts'
import type { BookKey, KeyBook } from './book.ts'
import { disabled, duplicate, notFound, notHeld, otherOrigin, failureFromSecret } from './failures.ts'
import { createHoldsSecret, maxTextChars, readTexts, type KeyTexts, type SaidTexts } from './edit.ts'
import { createReadSecret, type SecretPlaces } from './secrets.ts'
import type { Servers } from './servers.ts'

export interface KeySaying extends KeyTexts {
  readonly keepIn: KeyPlace
}

export interface KeySavingTools extends SecretPlaces {
  readonly store: Pick<Store, 'conversations' | 'budgets' | 'transact'>
  readonly book: KeyBook
  readonly candidates: Candidates
  readonly servers: Pick<Servers, 'request'>
  readonly fingerprint: (secret: string) => string
  readonly nowMs: () => number
}

/** Don't call these at the same time: two calls might save the same key. */
export interface KeySaving {
  save(id: KeyId, saying: KeySaying): Promise<Result<Key>>
  /**
   * Replaces key `id` by the candidate, under the same name; `id` is disabled, and kept until it is removed.
   * If the candidate is the same key, and the keychain had lost it, it is put back instead.
   */
  rotate(id: KeyId, candidateId: KeyId): Promise<Result<Key>>
}

export function createKeySaving(tools: KeySavingTools): KeySaving {
  const { store, book, candidates } = tools
  const readSecret = createReadSecret(tools)

  /** Writes the secret under `id`: the candidate's own id, or the listed key's if it is put back. */
  async function write(
    candidateId: KeyId,
    id: KeyId,
    place: KeyPlace,
    label: string,
  ): Promise<Failure | null> {
    const secret = candidates.readSecret(candidateId)
    if (secret === null) return notHeld()
    const { state } = await tools[place].write(id, secret, `Latchkey: ${label}`)
    // The place itself removes what arrived only in part or may still arrive.
    return state === 'ok' ? null : failureFromSecret(state, tools[place].name)
  }

  /**
   * Lists the key once its secret is written; removes the secret if that fails, since a secret that no key
   * names would stay for ever.
   */
  async function writeAndList(
    candidateId: KeyId,
    id: KeyId,
    place: KeyPlace,
    label: string,
    list: () => Result<void>,
  ): Promise<Result<Key>> {
    const failure = await write(candidateId, id, place, label)
    if (failure) return err(failure)
    let isListed = false
    try {
      const listed = list()
      isListed = listed.ok
      if (!listed.ok) return listed
    } finally {
      if (!isListed) await tools[place].remove(id)
    }
    candidates.drop(candidateId)
    const key = book.show(id)
    return key ? ok(key) : err(notFound())
  }

  /** Looked up again, because a test may have ended while the keychain was written. */
  const readLastTest = (held: Candidate): KeyTestSummary | null => (candidates.find(held.id) ?? held).lastTest

  function makeKey(held: Candidate, texts: KeyTexts): StoredKey {
    const { id, baseUrl, lastFour, kind, fingerprint } = held
    const createdAtMs = tools.nowMs()
    return {
      id,
      label: texts.label,
      project: texts.project,
      note: texts.note,
      baseUrl,
      lastFour,
      kind,
      fingerprint,
      createdAtMs,
      isDefault: false,
      isEnabled: true,
      lastUse: null,
      lastTest: readLastTest(held),
      rotateByMs: defaultRotateByMs(createdAtMs),
      replacedById: null,
    }
  }

  async function save(id: KeyId, saying: KeySaying): Promise<Result<Key>> {
    const { keepIn } = saying
    const held = candidates.find(id)
    if (!held) return err(notHeld())
    const allowed = await tools.servers.request(held.baseUrl)
    if (!allowed.ok) return allowed
    const read = readTexts(saying, createHoldsSecret(held, tools.fingerprint))
    if (!read.ok) return read
    const same = book.findSame(held.fingerprint, held.baseUrl)
    if (same) return putBack(same, held, read.value)
    // Only a keychain that doesn't work was a reason to keep it in memory.
    const place = keepIn === 'session' ? await choosePlace() : keepIn
    const { label = '', project = '', note = '' } = read.value
    const texts = { label: label === '' ? nameAfter(held.baseUrl) : label, project, note }
    return writeAndList(id, id, place, texts.label, () => {
      const insert = (): void => book.insert(makeKey(held, texts), place)
      return place === 'session' ? ok(insert()) : store.transact(insert)
    })
  }

  /**
   * Puts a listed key back into its own entry, if the keychain proves that the entry is empty. If there is
   * something, even unreadable, it stays, and the candidate stays held.
   */
  async function putBack(listed: BookKey, held: Candidate, texts: SaidTexts): Promise<Result<Key>> {
    const found = await readSecret(listed, true)
    if (found.ok) return err(duplicate(listed))
    if (found.failure.code !== 'keychain/lost') return found
    const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
    return writeAndList(held.id, listed.id, 'keychain', said['label'] ?? listed.label, () =>
      store.transact(() => {
        book.change(listed.id, said)
        book.recordTest(listed.id, readLastTest(held))
      }),
    )
  }

  const choosePlace = async (): Promise<KeyPlace> =>
    (await tools.keychain.probe()) === 'ok' ? 'keychain' : 'session'

  async function rotate(id: KeyId, candidateId: KeyId): Promise<Result<Key>> {
    const old = book.find(id)
    if (!old) return err(notFound())
    // This key has a successor already: that one must be rotated.
    if (old.replacedById !== null) return err(disabled())
    const held = candidates.find(candidateId)
    if (!held) return err(notHeld())
    if (held.baseUrl !== old.baseUrl) return err(otherOrigin())
    const allowed = await tools.servers.request(held.baseUrl)
    if (!allowed.ok) return allowed
    const same = book.findSame(held.fingerprint, held.baseUrl)
    if (same) return same.id === id ? putBack(same, held, {}) : err(duplicate(same))
    // A session key's successor goes into the keychain if that works by now.
    const place = old.keptIn === 'keychain' ? 'keychain' : await choosePlace()
    return writeAndList(candidateId, candidateId, place, old.label, () => succeed(id, held, place))
  }

  /** Changes everything in the store in one transaction, and after that what only memory knows. */
  function succeed(id: KeyId, held: Candidate, place: KeyPlace): Result<void> {
    // Read again: the key may have been renamed, or moved to another path, while the keychain was written.
    const old = book.find(id)
    if (!old) return err(notFound())
    if (old.baseUrl !== held.baseUrl) return err(otherOrigin())
    const isDefault = old.isDefault || book.isDefault(id)
    const successor = { ...makeKey(held, old), isDefault, isEnabled: old.isEnabled }
    const insert = (): void => book.insert(successor, place)
    const retire = (): void => book.change(id, { isEnabled: false, replacedById: held.id })
    const stored = store.transact(() => {
      if (place === 'keychain') insert()
      store.conversations.moveKey(id, held.id)
      store.budgets.moveKey(id, held.id)
      if (old.keptIn === 'keychain') retire()
    })
    if (!stored.ok) return stored
    if (place === 'session') insert()
    if (old.keptIn === 'session') retire()
    return ok(undefined)
  }

  return { save, rotate }
}

const nameAfter = (baseUrl: string): string => new URL(baseUrl).host.slice(0, maxTextChars.label)
