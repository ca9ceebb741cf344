// P13: a search over 100,000 messages while a person types, letter by letter; p95 of all letters. Ours is
// main's search for the window, from the typed text to the excerpts with their marks. Theirs is LIKE over the
// texts, newest first, with the same limit: no excerpts, no folding of accents. Neither searches titles.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { parseQuery } from '../../src/main/search/query.ts'
import { findHits } from '../../src/main/search/search.ts'
import { openConnection, type Connection, type Statement } from '../../src/main/store/connection.ts'
import { openStore } from '../../src/main/store/store.ts'
import { databasePath, fillMessages, openToFill } from '../support/fill-store.ts'
import { searchHits } from '../support/time-queries.ts'
import { listTypedPrefixes } from '../support/typed-prefixes.ts'
import { beatsTimes, quantile, takeTurns, type Race, type Round } from './race.ts'

const messagesThere = 100_000
const days = 1_095
const rounds = 5
const nowMs = Date.UTC(2026, 10, 20, 12)

interface Row {
  readonly messageId: string
  readonly text: string
}

// Each word may be anywhere, because ours finds messages that contain all of them.
const like = (words: number, limit: number): string => `
  SELECT message.id AS messageId, conversation.id AS conversationId, conversation.title, message.role,
    message.created_at_ms AS createdAtMs, message.text
  FROM message CROSS JOIN conversation ON conversation.id = message.conversation_id
    AND conversation.deleted_at_ms IS NULL
  WHERE TRUE ${'AND message.text LIKE ? '.repeat(words)}
  ORDER BY message.position DESC LIMIT ${limit}`

const readWords = (query: string): string[] => query.trim().split(' ')
const all = -1

const openTheirs = (peer: Connection) => {
  const statements = new Map<string, Statement<string[], Row>>()
  return (query: string, limit: number): Row[] => {
    const words = readWords(query)
    const sql = like(words.length, limit)
    const statement = statements.get(sql) ?? peer.prepare<string[], Row>(sql)
    statements.set(sql, statement)
    return statement.all(...words.map((word) => `%${word}%`))
  }
}
type AskTheirs = ReturnType<typeof openTheirs>

/**
 * Ours matches the last word as a prefix and the others as whole words; theirs also matches any part of a
 * word. So theirs must equal ours once such partial matches are left out.
 */
const check = (query: string, ours: readonly string[], askTheirs: AskTheirs) => {
  const words = readWords(query)
  const patterns = words.map(
    (word, index) => new RegExp(index < words.length - 1 ? `\\b${word}\\b` : `\\b${word}`, 'iu'),
  )
  const select = (rows: readonly Row[]) =>
    rows
      .filter(({ text }) => patterns.every((pattern) => pattern.test(text)))
      .map(({ messageId }) => messageId)
  const some = select(askTheirs(query, 10 * searchHits))
  const expected = (some.length < searchHits ? select(askTheirs(query, all)) : some).slice(0, searchHits)
  if (!isDeepStrictEqual(ours, expected)) throw new Error(`The two sides found something else for “${query}”`)
}

/** Types all queries; returns the time in ms that 95 of 100 don't exceed. */
const p95 =
  (queries: readonly string[], ask: (query: string) => unknown): Round =>
  () => {
    const timesMs = queries.map((query) => {
      const startedMs = performance.now()
      ask(query)
      return performance.now() - startedMs
    })
    return quantile(timesMs, 0.95)
  }

const run = async (folder: string) => {
  const filling = openToFill(folder, nowMs)
  fillMessages(filling, { messages: messagesThere, days, nowMs }, [], () => undefined)
  filling.close()
  const opened = openStore({
    path: databasePath(folder),
    backupsPath: join(folder, 'backups'),
    nowMs: () => nowMs,
  })
  if (!opened.ok) throw new Error(opened.failure.code)
  const store = opened.value
  const peer = openConnection(databasePath(folder))
  try {
    const askOurs = (query: string) => findHits(store.search, parseQuery(query), 'newest', searchHits)
    const askTheirs = openTheirs(peer)
    const queries = listTypedPrefixes(messagesThere)
    for (const query of queries) {
      const found = askOurs(query).map(({ messageId }) => messageId)
      check(query, found, askTheirs)
    }
    return await takeTurns(
      p95(queries, askOurs),
      p95(queries, (query) => askTheirs(query, searchHits)),
      rounds,
    )
  } finally {
    peer.close()
    store.close()
  }
}

export const race: Race = {
  id: 'P13',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
    try {
      const result = await run(folder)
      return [{ name: '', ...beatsTimes(result, 30), ...result, unit: 'ms' }]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
