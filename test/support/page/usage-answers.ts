// What main would answer about usage for a few records, by the domain's own sums; main reads them from SQL.
import { dayOf } from '../../../src/domain/day.ts'
import {
  createHistoryFold,
  layBars,
  settleSpan,
  type DayRow,
} from '../../../src/domain/usage/history-fold.ts'
import type { HistoryQuestion, RecordKind, UsageFilter } from '../../../src/domain/usage/history.ts'
import { noUsage, type UsageRecord } from '../../../src/domain/usage/usage.ts'
import { ok } from '../../../src/domain/result.ts'
import { makeSeededRecord, type SeededRecord } from '../seeded-record.ts'
import type { Answers } from './stand-in.ts'

const idsBy: Readonly<Record<UsageFilter['by'], (record: UsageRecord) => string>> = {
  model: ({ modelAsked }) => modelAsked,
  key: ({ keyId }) => keyId ?? '',
  project: ({ project }) => project,
  conversation: ({ conversationId }) => conversationId ?? '',
  purpose: ({ purpose }) => purpose,
}

const isOfKind: Readonly<Record<RecordKind, (record: UsageRecord) => boolean>> = {
  all: () => true,
  failed: ({ outcome }) => outcome === 'failed',
  stopped: ({ outcome }) => outcome === 'stopped',
  unpriced: ({ certainty }) => certainty === 'unpriced',
  estimated: ({ certainty }) => certainty === 'estimated',
  flagged: ({ claimedTokens }) => claimedTokens !== null,
}

const toRow = (record: UsageRecord, id: string): DayRow => ({
  ...noUsage,
  day: record.localDay,
  id,
  requests: 1,
  failedRequests: Number(isOfKind.failed(record)),
  stoppedRequests: Number(isOfKind.stopped(record)),
  unpricedRequests: Number(isOfKind.unpriced(record)),
  estimatedRequests: Number(isOfKind.estimated(record)),
  flaggedRequests: Number(isOfKind.flagged(record)),
  inputTokens: record.inputTokens,
  cachedInputTokens: record.cachedInputTokens,
  outputTokens: record.outputTokens,
  costNanoUsd: record.costNanoUsd ?? noUsage.costNanoUsd,
  estimatedNanoUsd: (isOfKind.estimated(record) ? record.costNanoUsd : null) ?? noUsage.costNanoUsd,
})

/** `titles` are those of the conversations that still exist. */
export function answerUsage(
  seeded: readonly SeededRecord[],
  titles: Readonly<Record<string, string>> = {},
): Answers {
  const records = seeded.map(makeSeededRecord).toSorted((left, right) => right.atMs - left.atMs)
  const find = ({ span, filter }: Pick<HistoryQuestion, 'span' | 'filter'>) =>
    records.filter(
      (record) =>
        (filter === null || idsBy[filter.by](record) === filter.id) &&
        (span === null || (record.localDay >= span.fromDay && record.localDay <= span.toDay)),
    )
  const titleOf = (id: string | null) => titles[id ?? ''] ?? null
  const days = records.map(({ localDay }) => localDay)
  const [toDay, fromDay] = [days[0], days.at(-1)]
  const recorded = toDay !== undefined && fromDay !== undefined ? { fromDay, toDay } : null
  return {
    usage: {
      readHistory(question) {
        const span = settleSpan(question.span, recorded)
        const { barLength, bars } = span ? layBars(span) : { barLength: 'day' as const, bars: [] }
        const folding = createHistoryFold(bars)
        folding.add(find(question).map((record) => toRow(record, idsBy[question.by](record))))
        const folded = folding.finish()
        const groups = folded.groups.map((group) => ({
          ...group,
          title: question.by === 'conversation' ? titleOf(group.id) : null,
        }))
        return ok({ ...folded, groups, span, barLength, previous: null, latency: null })
      },
      listRecords({ kind, limit, before, ...question }) {
        const found = find(question).filter(isOfKind[kind])
        const start = before === null ? 0 : found.findIndex(({ id }) => id === before) + 1
        const page = found.slice(start, start + limit)
        const isLast = start + limit >= found.length
        return ok({
          records: page.map((record) => {
            const { keyFingerprint: _, localDay: __, ...listed } = record
            return { ...listed, conversationTitle: titleOf(record.conversationId) }
          }),
          next: isLast ? null : (page.at(-1)?.id ?? null),
        })
      },
      readOverview: () =>
        ok({
          today: dayOf(Date.now(), 'local'),
          monthNanoUsd: noUsage.costNanoUsd,
          isMonthEstimated: false,
          forecast: null,
          alerts: [],
          futureRequests: 0,
        }),
    },
  }
}
