// Sums Latchkey's own records as OpenAI's export would: by UTC day and by the model that answered, only
// requests to OpenAI. A request that was refused before a model began doesn't count there. Read in short
// turns.
import { setImmediate } from 'node:timers/promises'
import { isOpenAiOrigin } from '../../../domain/base-url.ts'
import { addDays, dayOf, startOfDayMs, type Day, type DaySpan } from '../../../domain/day.ts'
import type { NanoUsd } from '../../../domain/money.ts'
import type { ReconcileQueries, ReconcileRecord } from '../../store/usage/reconcile-queries.ts'

export interface OwnSum {
  readonly day: Day
  readonly modelId: string
  readonly requests: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly costNanoUsd: NanoUsd
  readonly estimatedRequests: number
  readonly unpricedRequests: number
}

const recordsPerTurn = 500

/**
 * Older records have no address; those went to OpenAI if they used the Responses API, which no other server
 * is asked by.
 */
const wentToOpenAi = ({ backend, baseUrl }: ReconcileRecord): boolean =>
  baseUrl === null ? backend === 'responses' : backend !== 'practice' && isOpenAiOrigin(baseUrl)

const wasServed = ({ outcome, inputTokens, outputTokens }: ReconcileRecord): boolean =>
  outcome !== 'failed' || inputTokens + outputTokens > 0

export async function sumOwnRecords(queries: ReconcileQueries, span: DaySpan): Promise<readonly OwnSum[]> {
  const sums = new Map<string, OwnSum>()
  const toMs = startOfDayMs(addDays(span.toDay, 1), 'utc')
  let after = { atMs: startOfDayMs(span.fromDay, 'utc'), id: '' }
  for (;;) {
    const records = queries.readRecords({ after, toMs, limit: recordsPerTurn })
    for (const record of records) {
      if (!wentToOpenAi(record) || !wasServed(record)) continue
      const day = dayOf(record.atMs, 'utc')
      const name = `${day} ${record.modelId}`
      sums.set(name, addRecord(sums.get(name), day, record))
    }
    const last = records.at(-1)
    if (!last || records.length < recordsPerTurn) return [...sums.values()]
    after = last
    await setImmediate()
  }
}

function addRecord(sum: OwnSum | undefined, day: Day, record: ReconcileRecord): OwnSum {
  return {
    day,
    modelId: record.modelId,
    requests: (sum?.requests ?? 0) + 1,
    inputTokens: (sum?.inputTokens ?? 0) + record.inputTokens,
    outputTokens: (sum?.outputTokens ?? 0) + record.outputTokens,
    // Integers of the same unit.
    costNanoUsd: ((sum?.costNanoUsd ?? 0) + (record.costNanoUsd ?? 0)) as NanoUsd,
    estimatedRequests: (sum?.estimatedRequests ?? 0) + (record.certainty === 'estimated' ? 1 : 0),
    unpricedRequests: (sum?.unpricedRequests ?? 0) + (record.certainty === 'unpriced' ? 1 : 0),
  }
}
