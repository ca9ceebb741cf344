// Which servers keys and messages may go to. OpenAI's and this machine's always; any other once the person has
// allowed it, in a dialog of main's. No route can allow one: only an answer to that dialog does.
import { isAlwaysAllowed } from '../../domain/base-url.ts'
import { ok, err, type Result } from '../../domain/result.ts'
import type { Fetch } from '../openai/exchange.ts'
import type { AllowedServer } from '../store/keys/server-queries.ts'
import type { Store } from '../store/store.ts'
import { refusedServer } from './failures.ts'

export interface ServersOptions {
  readonly store: Pick<Store, 'servers' | 'transact'>
  /** Asks the person whether keys and messages may go to `origin`. */
  readonly ask: (origin: string) => Promise<boolean>
  readonly nowMs: () => number
  /** Called when the result of list() has changed. */
  readonly onChange: () => void
}

export interface Servers {
  /** Those that the person allowed, by name. */
  list(): AllowedServer[]
  /** Returns `key/refused-base-url` if the person hasn't allowed the server. Asks nobody. */
  check(baseUrl: string): Result<void>
  /** Asks the person if the server isn't allowed yet. Several calls for one server ask once. */
  request(baseUrl: string): Promise<Result<void>>
  /** Allows the server, because the person has said so in another of main's dialogs. */
  allow(baseUrl: string): Result<void>
  /** The person is asked again before anything else goes there. What is under way goes on. */
  takeBack(origin: string): Result<void>
}

export function createServers({ store, ask, nowMs, onChange }: ServersOptions): Servers {
  const asking = new Map<string, Promise<Result<void>>>()

  const isAllowed = (origin: string): boolean => isAlwaysAllowed(origin) || store.servers.has(origin)

  function change(work: () => void): Result<void> {
    const done = store.transact(work)
    if (done.ok) onChange()
    return done
  }

  function allow(baseUrl: string): Result<void> {
    const { origin } = new URL(baseUrl)
    return isAllowed(origin)
      ? ok(undefined)
      : change(() => store.servers.insert({ origin, allowedAtMs: nowMs() }))
  }

  const askAndAllow = async (origin: string): Promise<Result<void>> =>
    (await ask(origin)) ? allow(origin) : err(refusedServer())

  return {
    list: () => store.servers.list(),
    check: (baseUrl) => (isAllowed(new URL(baseUrl).origin) ? ok(undefined) : err(refusedServer())),
    async request(baseUrl) {
      const { origin } = new URL(baseUrl)
      if (isAllowed(origin)) return ok(undefined)
      const asked = asking.get(origin) ?? askAndAllow(origin).finally(() => asking.delete(origin))
      asking.set(origin, asked)
      return asked
    },
    allow,
    takeBack: (origin) => change(() => store.servers.remove(origin)),
  }
}

/**
 * The last wall before the network, behind every question: rejects a request to a server that isn't allowed, so that
 * code which forgot to ask sends nothing.
 */
export const wallFetch =
  (fetch: Fetch, check: Servers['check']): Fetch =>
  async (input, init) => {
    const allowed = check(input instanceof Request ? input.url : input.toString())
    if (!allowed.ok) throw new Error(allowed.failure.code)
    return fetch(input, init)
  }
