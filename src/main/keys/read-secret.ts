// A key's secret, from where it is kept. What is found there must still be that key: somebody may have changed
// the entry from outside, and what isn't a key must not reach a client. Nothing is changed by reading.
import { parseKey } from '../../domain/key-format.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { SecretStore } from '../secrets/secret-store.ts'
import type { BookKey } from './key-book.ts'
import { failureFromSecret } from './secret-failure.ts'

export interface SecretPlaces {
  readonly keychain: SecretStore
  /** In memory, for keys that are kept until quit. */
  readonly session: SecretStore
}

export type ReadSecret = (key: BookKey) => Promise<Result<string>>

export const createReadSecret =
  (places: SecretPlaces): ReadSecret =>
  async (key) => {
    const place = places[key.keptIn]
    const found = await place.read(key.id)
    if (found.state !== 'ok') return err(failureFromSecret(found.state, place.name))
    const parsed = parseKey(found.secret, key.baseUrl)
    const isThatKey =
      parsed.ok && parsed.value.secret === found.secret && parsed.value.lastFour === key.lastFour
    return isThatKey ? ok(found.secret) : err(failureFromSecret('corrupt', place.name))
  }
