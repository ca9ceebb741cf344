// A key's model list, asked of its own server: what a key test and the choice of a model are made from.
// It costs nothing. Takes no name from a server that couldn't be a model's.
import { holdsKeyLike } from '../../../domain/keys/key-like.ts'
import type { Failure } from '../../../domain/failure.ts'
import { nameServer } from '../../../domain/failure-server.ts'
import { err, ok, type Result } from '../../../domain/result.ts'
import { openExchange, type Fetch } from '../../openai/exchange.ts'
import { fail, failureFromThrown } from '../../openai/failure-mapper.ts'
import { createClient } from '../../openai/client.ts'
import { peekAt, type RateLimits } from './response-peek.ts'

export interface ModelListRequest {
  readonly fetch: Fetch
  readonly secret: string
  readonly baseUrl: string
  readonly nowMs: () => number
  readonly signal: AbortSignal
  /** For the answer; a refusal may take as long again. */
  readonly timeoutMs: number
}

export interface ModelListAnswer {
  /** In the server's order. */
  readonly modelIds: Result<string[]>
  /** For each model whose end the server announces, its day as YYYY-MM-DD. */
  readonly shutdownDates: ReadonlyMap<string, string>
  readonly requestId: string | null
  /** Some server answered, whatever it said. */
  readonly isReached: boolean
  /** From the request to the head of the answer; `null` when there was none. */
  readonly firstByteMs: number | null
  readonly limits: RateLimits | null
}

const maxModels = 5_000
const maxModelChars = 200
const maxBytes = 8 * 1024 * 1024

const isModelId = (id: unknown): id is string =>
  typeof id === 'string' && id !== '' && id.length <= maxModelChars && !holdsKeyLike(id)

interface ListEntry {
  readonly id?: unknown
  readonly shutdown_date?: unknown
}

/** Typed by the library as a date, with or without a time. */
const readShutdownDates = (entries: readonly (ListEntry | null)[]): ReadonlyMap<string, string> =>
  new Map(
    entries.flatMap((entry) => {
      const [id, said] = [entry?.id, entry?.shutdown_date]
      const date = typeof said === 'string' ? /^\d{4}-\d\d-\d\d/u.exec(said)?.[0] : undefined
      const isDay = date !== undefined && !Number.isNaN(Date.parse(date))
      return isModelId(id) && isDay ? [[id, date] as const] : []
    }),
  )

/** When it was aborted, what it answers means nothing. */
export async function askModelList(request: ModelListRequest): Promise<ModelListAnswer> {
  const { secret, baseUrl, timeoutMs } = request
  const peek = peekAt(request.fetch)
  const exchange = openExchange({ fetch: peek.fetch, baseUrl, idleTimeoutMs: timeoutMs, maxBytes })
  // The library gives up a list that takes too long, but not the body of a refusal, which may trickle on.
  const deadline = AbortSignal.timeout(2 * timeoutMs)
  const signal = AbortSignal.any([request.signal, deadline])

  let shutdownDates: ReadonlyMap<string, string> = new Map()
  const tell = (modelIds: Result<string[]>, isReached: boolean): ModelListAnswer => {
    const { firstByteMs, limits } = peek
    return { modelIds, shutdownDates, requestId: exchange.requestId, isReached, firstByteMs, limits }
  }
  let failure: Failure
  let hasStatus = false
  try {
    const client = await createClient({ secret, baseUrl, timeoutMs }, exchange)
    // Typed as a page, but it is what a server sent.
    const list: unknown = (await client.models.list({ signal })).data
    if (Array.isArray(list)) {
      const entries: readonly (ListEntry | null)[] = list.slice(0, maxModels)
      const modelIds = entries.map((entry) => entry?.id).filter(isModelId)
      shutdownDates = readShutdownDates(entries)
      return tell(ok(modelIds), true)
    }
    failure = fail('openai/unreadable-answer')
  } catch (thrown) {
    hasStatus = thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number'
    failure = (hasStatus ? null : exchange.failure) ?? failureFromThrown(thrown, request.nowMs())
    if (deadline.aborted && !request.signal.aborted) failure = fail('network/timeout')
  }
  return tell(
    err(nameServer(failure, baseUrl)),
    hasStatus || exchange.isAccepted || failure.code === 'openai/not-an-api',
  )
}
