// P11: all usage by day and model, of 1,000,000 records over three years. Ours is the store's query on the
// sums that are updated with each record; theirs is GROUP BY over the records, once with an index that covers
// all it reads. Both read the same file, and their answers must equal ours to the last token and nano-dollar.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { openConnection, type Connection } from '../../src/main/store/connection.ts'
import { openStore, type Store } from '../../src/main/store/store.ts'
import { databasePath, fillUsage, openToFill } from '../support/fill-store.ts'
import { beatsTimes, takeTurns, timeRound, type Measure, type Race } from './race.ts'

const recordsThere = 1_000_000
const days = 1_095
const rounds = 5
const nowMs = Date.UTC(2026, 10, 20, 12)

const columns = `local_day, model_asked, backend, outcome, certainty, claimed_tokens, input_tokens, cached_input_tokens,
  cache_write_tokens, output_tokens, reasoning_tokens, cost_nano_usd`

const groupBy = `SELECT local_day AS day, model_asked AS id,
    count(*) AS requests,
    sum(outcome = 'failed') AS failedRequests,
    sum(outcome = 'stopped') AS stoppedRequests,
    sum(certainty = 'unpriced') AS unpricedRequests,
    sum(certainty = 'estimated') AS estimatedRequests,
    sum(claimed_tokens IS NOT NULL) AS flaggedRequests,
    sum(input_tokens) AS inputTokens,
    sum(cached_input_tokens) AS cachedInputTokens,
    sum(cache_write_tokens) AS cacheWriteTokens,
    sum(output_tokens) AS outputTokens,
    sum(reasoning_tokens) AS reasoningTokens,
    coalesce(sum(cost_nano_usd), 0) AS costNanoUsd,
    coalesce(sum(cost_nano_usd) FILTER (WHERE certainty = 'estimated'), 0) AS estimatedNanoUsd
  FROM usage_record WHERE backend <> 'practice'
  GROUP BY local_day, model_asked ORDER BY local_day, model_asked`

/** Reads as the Usage page does, but without the pauses between the pieces. */
const readOurs = (store: Store): readonly object[] =>
  [...store.usageDays.sumInSlices({ calendar: 'local', span: null, filter: null }, 'model')].flat()

/** Compares the answers, whatever the order of their columns. */
const check = (ours: readonly object[], theirs: readonly object[]) => {
  if (ours.length === 0 || !isDeepStrictEqual(ours.map(toPlain), theirs.map(toPlain)))
    throw new Error('The two sides found something else')
}
const toPlain = (row: object) => ({ ...row })

const raceAgainst = async (name: string, limit: number, store: Store, peer: Connection): Promise<Measure> => {
  const query = peer.prepare<[], object>(groupBy)
  check(readOurs(store), query.all())
  const result = await takeTurns(
    timeRound(() => void readOurs(store)),
    timeRound(() => void query.all()),
    rounds,
  )
  return { name, ...beatsTimes(result, limit), ...result, unit: 'ms' }
}

const run = async (folder: string): Promise<readonly Measure[]> => {
  const filling = openToFill(folder, nowMs)
  fillUsage(filling, { records: recordsThere, days, nowMs }, 0, () => undefined)
  filling.close()
  const opened = openStore({
    path: databasePath(folder),
    backupsPath: join(folder, 'backups'),
    nowMs: () => nowMs,
  })
  if (!opened.ok) throw new Error(opened.failure.code)
  const peer = openConnection(databasePath(folder))
  try {
    const plain = await raceAgainst('GROUP BY', 80, opened.value, peer)
    // In the order of the groups, so that nothing has to be sorted and the table itself isn't read.
    peer.exec(`CREATE INDEX usage_record_covering ON usage_record (${columns})`)
    const covered = await raceAgainst('a covering index', 20, opened.value, peer)
    return [plain, covered]
  } finally {
    peer.close()
    opened.value.close()
  }
}

export const race: Race = {
  id: 'P11',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
    try {
      return await run(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
