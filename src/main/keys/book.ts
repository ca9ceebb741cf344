// All keys: the stored ones, and this session's, which only this process's memory knows. If any key is
// enabled, exactly one is the default. It deals in facts about keys and never sees a secret.
import type { KeyId } from '../../domain/ids.ts'
import type { Key, KeyPlace, KeyTestSummary, KeyUse } from '../../domain/keys/key.ts'
import type { KeyChange, KeyQueries, StoredKey } from '../store/keys/key-queries.ts'

export interface BookKey extends StoredKey {
  readonly keptIn: KeyPlace
}

/**
 * Writing a stored key may throw SQLite's error, as the store's own queries do. Writing a session key touches
 * no disk.
 */
export interface KeyBook {
  /** Returns the keys as a window sees them, oldest first. */
  list(): Key[]
  show(id: KeyId): Key | null
  find(id: KeyId): BookKey | null
  /** Finds the same key for the same address. */
  findSame(fingerprint: string, baseUrl: string): BookKey | null
  isDefault(id: KeyId): boolean
  insert(key: StoredKey, keptIn: KeyPlace): void
  change(id: KeyId, change: KeyChange): void
  /** Does nothing to a disabled key. */
  makeDefault(id: KeyId): void
  /** The key that it had replaced then has no successor. */
  remove(id: KeyId): void
  markUsed(id: KeyId, use: KeyUse): void
  /** `null` clears the last test, if its result no longer applies. */
  recordTest(id: KeyId, summary: KeyTestSummary | null): void
}

export function createKeyBook(stored: KeyQueries): KeyBook {
  const session = new Map<KeyId, StoredKey>()
  // The session key that is the default while it exists and is enabled. The stored default comes back
  // afterwards.
  let chosenId: KeyId | null = null

  const listStored = (): BookKey[] => stored.list().map((key) => ({ ...key, keptIn: 'keychain' }))
  const listSession = (): BookKey[] => [...session.values()].map((key) => ({ ...key, keptIn: 'session' }))
  const listAll = (): BookKey[] =>
    [...listStored(), ...listSession()].toSorted((one, other) => one.createdAtMs - other.createdAtMs)

  function find(id: KeyId): BookKey | null {
    const held = session.get(id)
    if (held) return { ...held, keptIn: 'session' }
    const key = stored.find(id)
    return key && { ...key, keptIn: 'keychain' }
  }

  /** Changes a session key. Returns false if `id` is not one. */
  function changeSession(id: KeyId, change: KeyChange): boolean {
    const key = session.get(id)
    if (!key) return false
    session.set(id, { ...key, ...withoutUndefined(change) })
    if (change.isEnabled === false && chosenId === id) chosenId = null
    return true
  }

  function change(id: KeyId, what: KeyChange): void {
    if (!changeSession(id, what)) stored.change(id, what)
  }

  const list = (): Key[] => {
    const all = listAll()
    const defaultId = findDefaultId(all, chosenId)
    return all.map((key) => show(key, all, defaultId))
  }

  return {
    list,
    find,
    change,
    show: (id) => list().find((key) => key.id === id) ?? null,
    findSame: (fingerprint, baseUrl) =>
      listAll().find((key) => key.fingerprint === fingerprint && key.baseUrl === baseUrl) ?? null,
    isDefault: (id) => findDefaultId(listAll(), chosenId) === id,
    insert(key, keptIn) {
      if (keptIn === 'keychain') return stored.insert(key)
      session.set(key.id, key)
      // A session key can be saved only while the keychain gives no stored key, so the first one becomes the
      // default.
      if (key.isEnabled && (key.isDefault || chosenId === null)) chosenId = key.id
    },
    makeDefault(id) {
      const held = session.get(id)
      if (held) {
        if (held.isEnabled) chosenId = id
      } else {
        stored.makeDefault(id)
        if (stored.find(id)?.isDefault === true) chosenId = null
      }
    },
    remove(id) {
      for (const key of listAll()) if (key.replacedById === id) change(key.id, { replacedById: null })
      if (chosenId === id) chosenId = null
      if (!session.delete(id)) stored.remove(id)
    },
    markUsed(id, use) {
      const held = session.get(id)
      if (held) session.set(id, { ...held, lastUse: use })
      else stored.markUsed(id, use)
    },
    recordTest(id, summary) {
      const held = session.get(id)
      if (held) session.set(id, { ...held, lastTest: summary })
      else stored.recordTest(id, summary)
    },
  }
}

function findDefaultId(all: readonly BookKey[], chosenId: KeyId | null): KeyId | null {
  const enabled = all.filter((key) => key.isEnabled)
  const chosen = enabled.find((key) => key.id === chosenId)
  const found = chosen ?? enabled.find((key) => key.keptIn === 'keychain' && key.isDefault) ?? enabled[0]
  return found?.id ?? null
}

function show(key: BookKey, all: readonly BookKey[], defaultId: KeyId | null): Key {
  const { fingerprint, ...facts } = key
  const same = all.find((other) => other.fingerprint === fingerprint && other.id !== key.id)
  return { ...facts, isDefault: key.id === defaultId, sameKeyId: same?.id ?? null }
}

const withoutUndefined = (change: KeyChange): Partial<StoredKey> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
