// One request for an answer: the key from the keychain, what to ask of its server, and the attempt itself. An
// abort ends it at once, also while a keychain keeps silent, and then nothing leaves any more.
import type { KeyId } from '../../domain/ids.ts'
import { ok, type Result } from '../../domain/result.ts'
import { runAttempt, type Attempt } from './attempt.ts'
import type { Backend, BackendRequest } from './backend.ts'
import type { RequestKey } from './usage-report.ts'

/** The only way to a secret. `work` must not keep it. */
export type UseSecret = <Value>(
  id: KeyId,
  work: (secret: string, key: RequestKey) => Promise<Value>,
) => Promise<Result<Value>>

export interface RequestTools {
  readonly useSecret: UseSecret
  readonly makeBackend: (secret: string, key: RequestKey) => Backend
  readonly practice: Backend
  readonly nowMs: () => number
}

export interface RequestTask {
  /** `null` asks the practice guide. */
  readonly keyId: KeyId | null
  /** What to ask of this key's server; `null`: nothing after all. */
  readonly makeRequest: (key: RequestKey | null) => BackendRequest | null
}

/** A request that is over, however it ended. */
export interface Asked {
  readonly attempt: Attempt
  readonly request: BackendRequest
  readonly key: RequestKey | null
  readonly atMs: number
}

/** Fails with what keeps the key from being used; `null`: nothing was sent. */
export async function sendRequest(
  { keyId, makeRequest }: RequestTask,
  tools: RequestTools,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<Result<Asked | null>> {
  const atMs = tools.nowMs()

  async function askWith(backend: Backend, key: RequestKey | null): Promise<Asked | null> {
    const request = makeRequest(key)
    if (request === null) return null
    return { attempt: await runAttempt(backend, request, signal, onText), request, key, atMs }
  }

  if (signal.aborted) return ok(null)
  if (keyId === null) return ok(await askWith(tools.practice, null))
  const givenUp = Promise.withResolvers<null>()
  const giveUp = (): void => givenUp.resolve(null)
  signal.addEventListener('abort', giveUp, { once: true })
  const asked = tools.useSecret(keyId, async (secret, key) => {
    // From here on the request ends by itself.
    signal.removeEventListener('abort', giveUp)
    return signal.aborted ? null : askWith(tools.makeBackend(secret, key), key)
  })
  return Promise.race([asked, givenUp.promise.then((nothing) => ok(nothing))])
}
