// Calls to the keychain's library, given up when nobody waits any longer. One that never comes back holds a
// thread of its own and 13 MB: only a few are left so, and then no more are begun until one comes back.
import { classifySecretFault } from './classify.ts'
import type { SecretFault } from './secret-store.ts'

/** What is used of the library. `null` and `false` are its way of saying "no such entry". */
export interface KeychainEntry {
  /** Like the others, rejects or goes on as it can when the signal says that nobody waits any more. */
  getPassword(signal: AbortSignal): Promise<string | null>
  setPassword(secret: string, signal: AbortSignal): Promise<void>
  deletePassword(signal: AbortSignal): Promise<boolean>
}

/** May throw, also at once. */
export type OpenEntry = (service: string, account: string) => Promise<KeychainEntry>

export type Answer<Value> = { readonly state: 'ok'; readonly value: Value } | { readonly state: SecretFault }

interface Asked<Value> {
  readonly answer: Answer<Value>
  /** What came after all of a call that was given up; null when the answer is the whole of it. */
  readonly late: Promise<Answer<Value>> | null
}

/** An entry, and how long whoever asks for it waits. */
export interface Place {
  readonly account: string
  readonly signal: AbortSignal
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
