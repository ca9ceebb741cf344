// One request for an answer: reads the key from the keychain, makes the request for its server, reserves its
// cost, and runs the attempt. An abort ends it at once, even while the keychain doesn't answer; after that
// nothing is sent.
import { makeFailure } from '../../domain/failure.ts'
import type { KeyId } from '../../domain/ids.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { Grant, Reserve } from './budgets/reservations.ts'
import { runAttempt, type Attempt } from '../openai/attempt.ts'
import type { Backend, BackendRequest } from '../openai/backend.ts'
import type { RequestKey } from './records/usage-report.ts'

/** The only way to a secret. `work` must not keep it. */
export type UseSecret = <Value>(
  id: KeyId,
  work: (secret: string, key: RequestKey) => Promise<Value>,
  options?: { readonly mayPrompt: boolean },
) => Promise<Result<Value>>

export interface RequestTools {
  readonly useSecret: UseSecret
  readonly makeBackend: (secret: string, key: RequestKey) => Backend
  readonly practice: Backend
  /** Every paid request needs a grant. The practice guide costs nothing and needs none. */
  readonly reserve: Reserve
  readonly nowMs: () => number
}

export interface RequestTask {
  /** `null` asks the practice guide. */
  readonly keyId: KeyId | null
  /** Makes the request for this key's server; `null` asks nothing after all. */
  readonly makeRequest: (key: RequestKey | null) => BackendRequest | null
  /** If a budget would lower the answer below this, the request is refused. */
  readonly leastOutputTokens: number
  /** Lets this one request pass every hard limit. */
  readonly ignoresBudgets: boolean
  /** False for a request that nobody asked for: it is not sent if the keychain would need a password. */
  readonly mayPrompt: boolean
}

/** A request that is over, however it ended. */
export interface Asked {
  readonly attempt: Attempt
  readonly request: BackendRequest
  readonly key: RequestKey | null
  readonly atMs: number
  /** Gives back the reservation; to be called once the request is recorded. */
  readonly release: () => void
}

/** Fails if the key can't be used or a budget refuses. Returns `null` if nothing was sent. */
export async function sendRequest(
  { keyId, makeRequest, leastOutputTokens, ignoresBudgets, mayPrompt }: RequestTask,
  tools: RequestTools,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<Result<Asked | null>> {
  const atMs = tools.nowMs()

  async function practise(): Promise<Asked | null> {
    const request = makeRequest(null)
    if (request === null) return null
    const attempt = await runAttempt(tools.practice, request, signal, onText)
    return { attempt, request, key: null, atMs, release: () => {} }
  }

  async function askWith(secret: string, key: RequestKey): Promise<Result<Asked | null>> {
    const asked = makeRequest(key)
    if (asked === null) return ok(null)
    const granted = await tools.reserve({ key, ...readSize(asked), leastOutputTokens, atMs, ignoresBudgets })
    if (!granted.ok) return granted
    const { release } = granted.value
    let isAsked = false
    try {
      if (signal.aborted) return ok(null)
      const backend = tools.makeBackend(secret, key)
      const request = holdTo(asked, granted.value)
      isAsked = true
      const attempt = sayIfHeld(await runAttempt(backend, request, signal, onText), granted.value)
      return ok({ attempt, request, key, atMs, release })
    } finally {
      if (!isAsked) release()
    }
  }

  if (signal.aborted) return ok(null)
  if (keyId === null) return ok(await practise())
  const givenUp = Promise.withResolvers<null>()
  const giveUp = (): void => givenUp.resolve(null)
  signal.addEventListener('abort', giveUp, { once: true })
  const used = tools.useSecret(
    keyId,
    async (secret, key) => {
      // From here on `askWith` handles the abort itself.
      signal.removeEventListener('abort', giveUp)
      return signal.aborted ? ok(null) : askWith(secret, key)
    },
    { mayPrompt },
  )
  const asked = used.then((result) => (result.ok ? result.value : result))
  return Promise.race([asked, givenUp.promise.then((nothing) => ok(nothing))])
}

/** Returns the parts of a request that decide its cost. */
export const readSize = ({ modelId, messages, instructions, maxOutputTokens }: BackendRequest) => ({
  modelId,
  texts: [...(instructions === undefined ? [] : [instructions]), ...messages.map(({ text }) => text)],
  maxOutputTokens: maxOutputTokens ?? null,
})

const holdTo = (request: BackendRequest, { maxOutputTokens }: Grant): BackendRequest =>
  maxOutputTokens === null ? request : { ...request, maxOutputTokens }

/** Marks a failure at a lowered limit, so that its words can say why the answer ends there. */
function sayIfHeld(attempt: Attempt, { isLowered }: Grant): Attempt {
  const { end } = attempt
  if (!isLowered || end.kind !== 'failed' || end.failure.code !== 'openai/output-limit') return attempt
  const { code, data } = end.failure
  const failure = makeFailure(code, 'raise-budget', { ...data, isByBudget: true })
  return { ...attempt, end: { ...end, failure } }
}
