// Gives the secrets of listed keys, one at a time: for one piece of work, or to know whether the keychain has
// the key at all. A loss is noted on the key.
import type { Failure } from '../../domain/failure.ts'
import type { KeyId } from '../../domain/ids.ts'
import { lossCodes } from '../../domain/keys/state.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { RequestKey } from '../usage/records/usage-report.ts'
import type { BookKey, KeyBook } from './book.ts'
import { disabled, notFound, failureFromSecret } from './failures.ts'
import { parseKey } from '../../domain/keys/format.ts'
import type { SecretStore } from '../secrets/secret-store.ts'
import type { Servers } from './servers.ts'

export interface KeySecrets {
  /**
   * The only way to a secret; asks the person first if its server isn't allowed yet, and the keychain for its
   * password unless `mayPrompt` is false. `work` must not keep it. An error that `work` throws is passed on.
   */
  useSecret<Value>(
    id: KeyId,
    work: (secret: string, key: RequestKey) => Promise<Value>,
    options?: { readonly mayPrompt: boolean },
  ): Promise<Result<Value>>
  /**
   * Returns true if the keychain gives this very key now; false for a session key, and for one that isn't
   * listed.
   */
  isKept(id: KeyId): Promise<Result<boolean>>
}

export interface KeySecretsTools {
  readonly book: KeyBook
  readonly readSecret: ReadSecret
  readonly servers: Pick<Servers, 'request'>
  readonly noteLoss: (key: BookKey, failure: Failure) => void
}

export function createKeySecrets({ book, readSecret, servers, noteLoss }: KeySecretsTools): KeySecrets {
  const isLoss = ({ code }: Failure): boolean => lossCodes.has(code)

  return {
    async useSecret(id, work, { mayPrompt } = { mayPrompt: true }) {
      const asked = book.find(id)
      if (!asked) return err(notFound())
      if (!asked.isEnabled) return err(disabled())
      const allowed = await servers.request(asked.baseUrl)
      if (!allowed.ok) return allowed
      const secret = await readSecret(asked, mayPrompt)
      // Looked up again: the keychain can be slow, and the person may have removed or disabled the key
      // meanwhile.
      const key = book.find(id)
      if (!secret.ok) {
        if (key && isLoss(secret.failure)) noteLoss(key, secret.failure)
        return secret
      }
      if (!key) return err(notFound())
      return key.isEnabled ? ok(await work(secret.value, pickRequestKey(key))) : err(disabled())
    },
    async isKept(id) {
      const key = book.find(id)
      if (key?.keptIn !== 'keychain') return ok(false)
      const secret = await readSecret(key, true)
      if (secret.ok) return ok(true)
      return isLoss(secret.failure) ? ok(false) : secret
    },
  }
}

/** A candidate has no label and no project yet. */
export const pickRequestKey = ({
  id,
  label = '',
  baseUrl,
  fingerprint,
  project = '',
}: Omit<RequestKey, 'label' | 'project'> & {
  readonly label?: string
  readonly project?: string
}): RequestKey => ({
  id,
  label,
  baseUrl,
  fingerprint,
  project,
})

export interface SecretPlaces {
  readonly keychain: SecretStore
  /** In memory, for keys that are kept until quit. */
  readonly session: SecretStore
}

/** Asks for the keychain's password if it has to and `mayPrompt`. */
export type ReadSecret = (key: BookKey, mayPrompt: boolean) => Promise<Result<string>>

export const createReadSecret =
  (places: SecretPlaces): ReadSecret =>
  async (key, mayPrompt) => {
    const place = places[key.keptIn]
    const found = await place.read(key.id, mayPrompt)
    if (found.state !== 'ok') return err(failureFromSecret(found.state, place.name))
    const parsed = parseKey(found.secret, key.baseUrl)
    const isThatKey =
      parsed.ok && parsed.value.secret === found.secret && parsed.value.lastFour === key.lastFour
    return isThatKey ? ok(found.secret) : err(failureFromSecret('corrupt', place.name))
  }
