// A key's model list, asked of its own server: what a key test and the choice of a model are made from.
// It costs nothing. Takes no name from a server that couldn't be a model's.
import { holdsKeyLike } from '../../domain/key-like.ts'
import type { Failure } from '../../domain/failure.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { openExchange, type Fetch } from '../chat/exchange.ts'
import { fail, failureFromThrown } from '../chat/failure-mapper.ts'
import { createClient } from '../chat/openai-client.ts'

export interface ModelListRequest {
  readonly fetch: Fetch
  readonly secret: string
  readonly baseUrl: string
  readonly nowMs: () => number
  readonly signal: AbortSignal
  readonly timeoutMs: number
}

export interface ModelListAnswer {
  readonly modelIds: Result<string[]>
  readonly requestId: string | null
  /** Some server answered, whatever it said. */
  readonly isReached: boolean
}

const maxModels = 5_000
const maxModelChars = 200
const maxBytes = 8 * 1024 * 1024

const isModelId = (id: unknown): id is string =>
  typeof id === 'string' && id !== '' && id.length <= maxModelChars && !holdsKeyLike(id)

export async function askModelList(request: ModelListRequest): Promise<ModelListAnswer> {
  const exchange = openExchange({ ...request, idleTimeoutMs: request.timeoutMs, maxBytes })
  let failure: Failure
  let hasStatus = false
  try {
    const client = await createClient(request, exchange)
    // Typed as a page, but it is what a server sent.
    const list: unknown = (await client.models.list({ signal: request.signal })).data
    if (Array.isArray(list)) {
      const modelIds = list.map((entry: { readonly id?: unknown } | null) => entry?.id).filter(isModelId)
      return { modelIds: ok(modelIds.slice(0, maxModels)), requestId: exchange.requestId, isReached: true }
    }
    failure = fail('openai/unreadable-answer')
  } catch (thrown) {
    hasStatus = thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number'
    failure = (hasStatus ? null : exchange.failure) ?? failureFromThrown(thrown, request.nowMs())
  }
  const isReached = hasStatus || exchange.isAccepted || failure.code === 'openai/not-an-api'
  return { modelIds: err(failure), requestId: exchange.requestId, isReached }
}
