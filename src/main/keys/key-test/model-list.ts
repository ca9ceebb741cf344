// Asks a key's own server for its model list, for key tests and the choice of a model. It costs nothing.
// Ignores a name from the server that can't be a model's.
import type { Failure } from '../../../domain/failure.ts'
import { nameServer } from '../../../domain/failure-server.ts'
import { err, ok, type Result } from '../../../domain/result.ts'
import { filterFailure, formsOf } from '../../openai/echo.ts'
import { openExchange, type Fetch } from '../../openai/exchange.ts'
import { fail, failureFromThrown } from '../../openai/failure-mapper.ts'
import { createClient } from '../../openai/client.ts'
import { isModelName } from '../../openai/model-name.ts'
import { peekAt, type RateLimits } from './response-peek.ts'

export interface ModelListRequest {
  readonly fetch: Fetch
  readonly secret: string
  readonly baseUrl: string
  readonly nowMs: () => number
  readonly signal: AbortSignal
  /** The limit for the answer; the body of a refusal can take as long again. */
  readonly timeoutMs: number
}

export interface ModelListAnswer {
  /** In the server's order. */
  readonly modelIds: Result<string[]>
  /** The day, as YYYY-MM-DD, on which each model ends, if the server announces it. */
  readonly shutdownDates: ReadonlyMap<string, string>
  readonly requestId: string | null
  /** True if some server answered, whatever it said. */
  readonly isReached: boolean
  /** The time from the request to the answer's headers; `null` if there was no answer. */
  readonly firstByteMs: number | null
  readonly limits: RateLimits | null
}

const maxModels = 5_000
const maxBytes = 8 * 1024 * 1024

interface ListEntry {
  readonly id?: unknown
  readonly shutdown_date?: unknown
}

/** Reads the announced days. The library's type is a date string, with or without a time. */
const readShutdownDates = (
  entries: readonly (ListEntry | null)[],
  isId: (id: unknown) => id is string,
): ReadonlyMap<string, string> =>
  new Map(
    entries.flatMap((entry) => {
      const [id, said] = [entry?.id, entry?.shutdown_date]
      const date = typeof said === 'string' ? /^\d{4}-\d\d-\d\d/u.exec(said)?.[0] : undefined
      const isDay = date !== undefined && !Number.isNaN(Date.parse(date))
      return isId(id) && isDay ? [[id, date] as const] : []
    }),
  )

/** If the request was aborted, the result means nothing. */
export async function askModelList(request: ModelListRequest): Promise<ModelListAnswer> {
  const { secret, baseUrl, timeoutMs } = request
  const peek = peekAt(request.fetch)
  const exchange = openExchange({ fetch: peek.fetch, baseUrl, idleTimeoutMs: timeoutMs, maxBytes })
  // The library limits the time for a list, but not for the body of a refusal, which can be slow without end.
  const deadline = AbortSignal.timeout(2 * timeoutMs)
  const signal = AbortSignal.any([request.signal, deadline])

  const forms = formsOf(secret)
  const isId = (id: unknown): id is string => isModelName(id, forms)
  let shutdownDates: ReadonlyMap<string, string> = new Map()
  const tell = (modelIds: Result<string[]>, isReached: boolean): ModelListAnswer => {
    const { firstByteMs, limits } = peek
    return { modelIds, shutdownDates, requestId: exchange.requestId, isReached, firstByteMs, limits }
  }
  let failure: Failure
  let hasStatus = false
  try {
    const client = await createClient({ secret, baseUrl, timeoutMs }, exchange)
    // Typed as a page, but the content is up to the server.
    const list: unknown = (await client.models.list({ signal })).data
    if (Array.isArray(list)) {
      const entries: readonly (ListEntry | null)[] = list.slice(0, maxModels)
      const modelIds = entries.map((entry) => entry?.id).filter(isId)
      shutdownDates = readShutdownDates(entries, isId)
      return tell(ok(modelIds), true)
    }
    failure = fail('openai/unreadable-answer')
  } catch (thrown) {
    hasStatus = thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number'
    failure = (hasStatus ? null : exchange.failure) ?? failureFromThrown(thrown, request.nowMs())
    if (deadline.aborted && !request.signal.aborted) failure = fail('network/timeout')
  }
  return tell(
    err(filterFailure(nameServer(failure, baseUrl), forms)),
    hasStatus || exchange.isAccepted || failure.code === 'openai/not-an-api',
  )
}
