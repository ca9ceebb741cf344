// Measures how long a profile's database takes for the window's queries: the Usage page and the search.
import { join } from 'node:path'
import { median, quantile } from '../bench/race.ts'
import { findMessages } from '../../src/main/search/search.ts'
import { openStore, type Store } from '../../src/main/store/store.ts'
import { listRecords, readHistory } from '../../src/main/usage/history/history.ts'
import { readOverview } from '../../src/main/usage/history/overview.ts'
import { databasePath } from './fill-store.ts'
import { listTypedPrefixes } from './typed-prefixes.ts'

export interface QueryTime {
  readonly name: string
  readonly timeMs: number
}

const rounds = 5
/** The number that the window asks for. */
export const searchHits = 100
const recordsPerPage = 100

/** `messages`: how many the profile has. */
export async function timeQueries(folder: string, messages: number, nowMs: number): Promise<QueryTime[]> {
  const opened = openStore({
    path: databasePath(folder),
    backupsPath: join(folder, 'backups'),
    nowMs: () => nowMs,
  })
  if (!opened.ok) throw new Error(opened.failure.code)
  const store = opened.value
  try {
    const times: QueryTime[] = []
    for (const [name, run] of listQueries(store, nowMs)) times.push({ name, timeMs: await timeMedian(run) })
    return [...times, { name: 'search as one types, 95 of 100 letters', timeMs: timeSearch(store, messages) }]
  } finally {
    store.close()
  }
}

type Query = readonly [name: string, run: () => unknown]

function listQueries(store: Store, nowMs: number): Query[] {
  const allTime = { calendar: 'local', span: null, filter: null } as const
  const { signal } = new AbortController()
  return [
    ['this month, the forecast and the alerts', () => readOverview({ store, nowMs: () => nowMs })],
    ...(['model', 'key', 'project', 'purpose', 'conversation'] as const).map((by): Query => [
      `all time by ${by}`,
      () => readHistory(store, { ...allTime, by }, signal),
    ]),
    [
      'the newest requests',
      () => listRecords(store, { ...allTime, kind: 'all', limit: recordsPerPage, before: null }, signal),
    ],
    [
      'the newest failed requests',
      () => listRecords(store, { ...allTime, kind: 'failed', limit: recordsPerPage, before: null }, signal),
    ],
  ]
}

async function timeMedian(run: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const startedMs = performance.now()
    await run()
    times.push(performance.now() - startedMs)
  }
  return median(times)
}

function timeSearch(store: Store, messages: number): number {
  const times = listTypedPrefixes(messages).map((query) => {
    const startedMs = performance.now()
    findMessages(store, { query, order: 'newest', limit: searchHits })
    return performance.now() - startedMs
  })
  return quantile(times, 0.95)
}
