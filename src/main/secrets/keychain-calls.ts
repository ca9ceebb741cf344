// Calls the keychain's library, and gives a call up when nobody waits for it any longer. A call that never
// returns occupies a thread and 13 MB, so after a few of those no call is made until one returns.
import { classifySecretFault } from './classify.ts'
import type { SecretFault } from './secret-store.ts'

export interface Asking {
  /** Aborts when the caller stops waiting. */
  readonly signal: AbortSignal
  /** True if a person asked for this, and can be asked for a password. */
  readonly mayPrompt: boolean
}

/** One entry of the keychain. `null` and `false` are for "no such entry". Throws what `classifySecretFault` reads. */
export interface KeychainEntry {
  /** Like the others, rejects or just goes on when the signal says that nobody waits any more. */
  getPassword(asking: Asking): Promise<string | null>
  setPassword(secret: string, asking: Asking, label: string): Promise<void>
  deletePassword(asking: Asking): Promise<boolean>
}

/** Can throw, also synchronously. */
export type OpenEntry = (service: string, account: string) => Promise<KeychainEntry>

export type Answer<Value> = { readonly state: 'ok'; readonly value: Value } | { readonly state: SecretFault }

interface Asked<Value> {
  readonly answer: Answer<Value>
  /** The late result of a call that was given up; `null` if `answer` is final. */
  readonly late: Promise<Answer<Value>> | null
}

export interface Place extends Asking {
  readonly account: string
}

export type AskKeychain = <Value>(
  place: Place,
  call: (entry: KeychainEntry) => Promise<Value>,
) => Promise<Asked<Value>>

const maxUnanswered = 4
const silent = { state: 'silent' } as const

export function createAskKeychain(service: string, openEntry: OpenEntry): AskKeychain {
  let unanswered = 0

  async function make<Value>(
    account: string,
    call: (entry: KeychainEntry) => Promise<Value>,
  ): Promise<Answer<Value>> {
    try {
      return { state: 'ok', value: await call(await openEntry(service, account)) }
    } catch (thrown) {
      return { state: classifySecretFault(thrown) }
    }
  }

  return async ({ account, signal }, call) => {
    if (unanswered >= maxUnanswered || signal.aborted) return { answer: silent, late: null }
    const { promise: givenUp, resolve: giveUp } = Promise.withResolvers<null>()
    const stopWaiting = () => giveUp(null)
    signal.addEventListener('abort', stopWaiting)
    const whole = make(account, call)
    const answer = await Promise.race([whole, givenUp])
    signal.removeEventListener('abort', stopWaiting)
    if (answer) return { answer, late: null }
    unanswered += 1
    void whole.finally(() => {
      unanswered -= 1
    })
    return { answer: silent, late: whole }
  }
}
