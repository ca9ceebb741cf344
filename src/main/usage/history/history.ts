// Reads what the Usage page shows of the past. It works in short turns, so that nothing else has to wait, and
// stops once nobody listens.
import { setImmediate } from 'node:timers/promises'
import type { DaySpan } from '../../../domain/day.ts'
import type { ConversationId } from '../../../domain/ids.ts'
import {
  createHistoryFold,
  layBars,
  precedingSpan,
  settleSpan,
  type FoldedHistory,
} from '../../../domain/usage/history-fold.ts'
import {
  latencySample,
  type Grouping,
  type HistoryQuestion,
  type Latency,
  type Percentiles,
  type ListedRecord,
  type RecordPage,
  type UsageGroup,
  type UsageHistory,
} from '../../../domain/usage/history.ts'
import { noUsage, type UsageSum } from '../../../domain/usage/usage.ts'
import type { Store } from '../../store/store.ts'
import type { RecordPageQuestion } from '../../store/usage/record-queries.ts'
import type { UsageQuestion } from '../../store/usage/usage-sql.ts'

type HistoryStore = Pick<Store, 'usageDays' | 'usageRecords' | 'conversations'>

const recordsPerTurn = 500
/** A page or a sample ends after this many turns, even if some records were not found. */
const mostTurns = 50

/** Returns `null` if `signal` aborted. */
export async function readHistory(
  store: HistoryStore,
  { by, ...asked }: HistoryQuestion,
  signal: AbortSignal,
): Promise<UsageHistory | null> {
  const span = settleSpan(asked.span, store.usageDays.findSpan(asked.calendar, asked.filter))
  if (!span) return nothing
  const { barLength, bars } = layBars(span)
  const question = { ...asked, span }
  const folded = await fold(store, question, by, bars, signal)
  const before = asked.span && (await foldTotal(store, { ...asked, span: precedingSpan(span) }, signal))
  const latency = await readLatency(store, question, signal)
  if (!folded || signal.aborted) return null
  return {
    ...folded,
    groups: folded.groups.map((group) => withTitle(store, by, group)),
    span,
    barLength,
    previous: before?.total ?? null,
    latency,
  }
}

const nothing: UsageHistory = {
  span: null,
  barLength: 'day',
  total: noUsage,
  previous: null,
  groups: [],
  groupCount: 0,
  bars: [],
  latency: null,
}

async function fold(
  { usageDays }: HistoryStore,
  question: UsageQuestion,
  by: Grouping,
  bars: readonly DaySpan[],
  signal: AbortSignal,
): Promise<FoldedHistory | null> {
  const folding = createHistoryFold(bars)
  for (const rows of usageDays.sumInSlices(question, by)) {
    folding.add(rows)
    await setImmediate()
    if (signal.aborted) return null
  }
  return folding.finish()
}

/** Grouped by what has the fewest rows, since only the total is used. */
const foldTotal = (
  store: HistoryStore,
  question: UsageQuestion & { readonly span: DaySpan },
  signal: AbortSignal,
): Promise<FoldedHistory | null> =>
  fold(
    store,
    question,
    question.filter?.by === 'conversation' ? 'conversation' : 'model',
    [question.span],
    signal,
  )

function withTitle(
  { conversations }: HistoryStore,
  by: Grouping,
  group: UsageSum & { readonly id: string },
): UsageGroup {
  if (by !== 'conversation' || group.id === '') return { ...group, title: null }
  const id = group.id as ConversationId // groups by conversation have its id
  return { ...group, title: conversations.find(id)?.title ?? null }
}

/** Returns as many records as some turns find, at most a page; `null` if `signal` aborted. */
export async function listRecords(
  { usageRecords }: Pick<Store, 'usageRecords'>,
  { limit, ...question }: RecordPageQuestion,
  signal: AbortSignal,
): Promise<RecordPage | null> {
  const records: ListedRecord[] = []
  let next = question.before
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const page = usageRecords.list({ ...question, before: next, limit: limit - records.length })
    for (const { keyFingerprint: _, localDay: __, ...listed } of page.records) records.push(listed)
    next = page.next
    if (next === null || records.length >= limit) break
    await setImmediate()
    if (signal.aborted) return null
  }
  return { records, next }
}

async function readLatency(
  store: HistoryStore,
  question: UsageQuestion,
  signal: AbortSignal,
): Promise<Latency | null> {
  const durations: number[] = []
  const firstTokens: number[] = []
  let before: RecordPage['next'] = null
  for (let turn = 0; turn < mostTurns && durations.length < latencySample; turn += 1) {
    const limit = Math.min(recordsPerTurn, latencySample - durations.length)
    const page = store.usageRecords.list({ ...question, kind: 'answered', limit, before })
    for (const { durationMs, timeToFirstTokenMs } of page.records) {
      durations.push(durationMs)
      if (timeToFirstTokenMs !== null) firstTokens.push(timeToFirstTokenMs)
    }
    before = page.next
    if (before === null) break
    await setImmediate()
    if (signal.aborted) return null
  }
  const duration = rank(durations)
  return duration && { requests: durations.length, firstToken: rank(firstTokens), duration }
}

/** Uses the nearest rank, so each percentile is a value that was measured. */
function rank(values: readonly number[]): Percentiles | null {
  const sorted = values.toSorted((left, right) => left - right)
  const at = (percent: number): number => sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? 0
  return sorted.length === 0 ? null : { p50: at(50), p90: at(90), p99: at(99) }
}
