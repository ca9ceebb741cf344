// P12: one durable usage record more, with 100,000 there already: our SQLite store against electron-store.
// Neither side checks itself: ours is read back on a new connection, theirs from the file's JSON.
import { allRecords } from '../../src/main/store/test-support.ts'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOf } from '../../src/domain/day.ts'
import type { UsageRecordId } from '../../src/domain/ids.ts'
import type { UsageRecord } from '../../src/domain/usage/usage.ts'
import { newId } from '../../src/main/store/new-id.ts'
import { openStore, type Store } from '../../src/main/store/store.ts'
import { beatsTimes, takeTurns, timeRound, type Race } from './race.ts'

const recordsThere = 100_000
const rounds = 9
const startMs = Date.UTC(2026, 0, 1)

const makeRecord = (index: number): UsageRecord => ({
  id: newId<UsageRecordId>(),
  atMs: startMs + index,
  localDay: dayOf(startMs + index, 'utc'),
  keyId: null,
  project: '',
  baseUrl: null,
  keyFingerprint: 'f00d',
  conversationId: null,
  messageId: null,
  backend: 'responses',
  purpose: 'chat',
  modelAsked: 'gpt-5',
  modelAnswered: 'gpt-5',
  inputTokens: 1_200,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 300,
  reasoningTokens: 0,
  costNanoUsd: null,
  certainty: 'unpriced',
  priceSource: null,
  priceDate: null,
  outcome: 'done',
  failureCode: null,
  timeToFirstTokenMs: 210.5,
  durationMs: 3_100,
  requestId: 'req_bench',
  claimedTokens: null,
})

const open = (folder: string): Store => {
  const paths = { path: join(folder, 'latchkey.db'), backupsPath: join(folder, 'backups') }
  const result = openStore({ ...paths, nowMs: () => startMs })
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

const countRecords = (store: Store) => store.usageRecords.count(allRecords)

const openElectronStore = async (folder: string) => {
  // With this variable Electron's package returns a path instead of fetching its binary,
  // which electron-store doesn't need.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= folder
  const { default: ElectronStore } = await import('electron-store')
  return new ElectronStore<{ records: readonly UsageRecord[] }>({ cwd: folder, name: 'usage' })
}

const check = (side: string, count: number, expected: number) => {
  if (count !== expected) throw new Error(`${side} holds ${count} records, not ${expected}`)
}

const run = async (folder: string) => {
  const records = Array.from({ length: recordsThere }, (_, index) => makeRecord(index))
  const ours = open(folder)
  const filled = ours.transact(() => records.forEach((record) => ours.usageRecords.insert(record)))
  if (!filled.ok) throw new Error(filled.failure.code)
  const theirs = await openElectronStore(folder)
  theirs.set('records', records)
  let index = recordsThere
  // Kept in memory for them, so that only their write is timed, not their reading back.
  let held: readonly UsageRecord[] = records
  const appendTheirs = () => {
    held = [...held, makeRecord((index += 1))]
    theirs.set('records', held)
  }
  const result = await takeTurns(
    timeRound(() => ours.usageRecords.insert(makeRecord((index += 1)))),
    timeRound(appendTheirs),
    rounds,
  )
  ours.close()
  const expected = recordsThere + rounds + 1
  const reopened = open(folder)
  check('The store', countRecords(reopened), expected)
  reopened.close()
  const file: unknown = JSON.parse(readFileSync(theirs.path, 'utf8'))
  const stored = typeof file === 'object' && file !== null && 'records' in file ? file.records : undefined
  check('electron-store', Array.isArray(stored) ? stored.length : 0, expected)
  return result
}

export const race: Race = {
  id: 'P12',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
    try {
      const result = await run(folder)
      return [{ name: '', ...beatsTimes(result, 200), ...result, unit: 'ms' }]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
