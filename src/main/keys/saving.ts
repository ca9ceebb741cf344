// How a candidate becomes a key: into the keychain, read back, and then onto the list, alone or in the place of
// another key; one that the list has and the keychain lost goes back into its own entry. If anything fails the
// list is as it was, what was written is taken back, and the candidate is still held, so that nothing has to be
// pasted again.
import { makeFailure, type Failure } from '../../domain/failure.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { Key, KeyPlace, KeyTestSummary } from '../../domain/keys/key.ts'
import { defaultRotateByMs } from '../../domain/keys/lifecycle.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { StoredKey } from '../store/keys/key-queries.ts'
import type { Store } from '../store/store.ts'
import type { Candidate, Candidates } from './candidates.ts'
import type { BookKey, KeyBook } from './book.ts'
import { disabled, duplicate, notFound, notHeld, otherOrigin, failureFromSecret } from './failures.ts'
import { maxTextChars, readTexts, type KeyTexts, type SaidTexts } from './edit.ts'
import { createReadSecret, type SecretPlaces } from './secrets.ts'

export interface KeySaying extends KeyTexts {
  readonly keepIn: KeyPlace
}

export interface KeySavingTools extends SecretPlaces {
  readonly store: Pick<Store, 'conversations' | 'budgets' | 'transact'>
  readonly book: KeyBook
  readonly candidates: Candidates
  readonly fingerprint: (secret: string) => string
  readonly nowMs: () => number
}

/** Not for two calls at once: what both would save might be the same key. */
export interface KeySaving {
  save(id: KeyId, saying: KeySaying): Promise<Result<Key>>
  /**
   * In the place of `id`, under its name; `id` is disabled, and kept until it is removed. Its very own key,
   * which the keychain had lost, is put back instead.
   */
  rotate(id: KeyId, candidateId: KeyId): Promise<Result<Key>>
}

export function createKeySaving(tools: KeySavingTools): KeySaving {
  const { store, book, candidates } = tools
  const readSecret = createReadSecret(tools)

  /** Under `id`, which is the candidate's own unless it is put back. */
  async function write(candidateId: KeyId, id: KeyId, place: KeyPlace): Promise<Failure | null> {
    const secret = candidates.readSecret(candidateId)
    if (secret === null) return notHeld()
    const { state } = await tools[place].write(id, secret)
    // What half arrived, or may still arrive, the store takes back by itself.
    return state === 'ok' ? null : failureFromSecret(state, tools[place].name)
  }

  /** A secret that no entry of the list names would be there for ever. */
  async function writeAndList(
    candidateId: KeyId,
    id: KeyId,
    place: KeyPlace,
    list: () => Result<void>,
  ): Promise<Result<Key>> {
    const failure = await write(candidateId, id, place)
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

  /** Looked up again: a test may have ended while the keychain was written to. */
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
    const read = readTexts(saying, (word) => tools.fingerprint(word) === held.fingerprint)
    if (!read.ok) return read
    const same = book.findSame(held.fingerprint, held.baseUrl)
    if (same) return putBack(same, held, read.value)
    if (keepIn === 'session' && (await tools.keychain.probe()) === 'ok') {
      return err(makeFailure('ipc/invalid-input', 'try-again'))
    }
    const { label = '', project = '', note = '' } = read.value
    const texts = { label: label === '' ? nameAfter(held.baseUrl) : label, project, note }
    return writeAndList(id, id, keepIn, () => {
      const insert = (): void => book.insert(makeKey(held, texts), keepIn)
      return keepIn === 'session' ? ok(insert()) : store.transact(insert)
    })
  }

  /**
   * The very key that is listed, given once more: into its own entry, if the keychain proves that nothing is
   * there. Where something is, even if it can't be read, it stays, and so does the key that is held.
   */
  async function putBack(listed: BookKey, held: Candidate, texts: SaidTexts): Promise<Result<Key>> {
    const found = await readSecret(listed)
    if (found.ok) return err(duplicate(listed))
    if (found.failure.code !== 'keychain/lost') return found
    const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
    return writeAndList(held.id, listed.id, 'keychain', () =>
      store.transact(() => {
        book.change(listed.id, said)
        book.recordTest(listed.id, readLastTest(held))
      }),
    )
  }

  /** A session key's successor may go where it could not. */
  async function choosePlace(old: BookKey): Promise<KeyPlace> {
    if (old.keptIn === 'keychain') return 'keychain'
    return (await tools.keychain.probe()) === 'ok' ? 'keychain' : 'session'
  }

  async function rotate(id: KeyId, candidateId: KeyId): Promise<Result<Key>> {
    const old = book.find(id)
    if (!old) return err(notFound())
    // It has a successor already, which is the one to rotate.
    if (old.replacedById !== null) return err(disabled())
    const held = candidates.find(candidateId)
    if (!held) return err(notHeld())
    if (held.baseUrl !== old.baseUrl) return err(otherOrigin())
    const same = book.findSame(held.fingerprint, held.baseUrl)
    if (same) return same.id === id ? putBack(same, held, {}) : err(duplicate(same))
    const place = await choosePlace(old)
    return writeAndList(candidateId, candidateId, place, () => succeed(id, held, place))
  }

  /** All that the store knows of it in one transaction, and what only memory knows once that is done. */
  function succeed(id: KeyId, held: Candidate, place: KeyPlace): Result<void> {
    // As it is now: it may have been renamed, or moved to another path, while the keychain was written to.
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
