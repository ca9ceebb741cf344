// The data of the Usage page: sums over days, by one grouping at a time, and the figures derived from them.
import type { Calendar, DaySpan } from '../day.ts'
import type { ConversationId, KeyId, UsageRecordId } from '../ids.ts'
import type { NanoUsd } from '../money.ts'
import type { Purpose, UsageRecord, UsageSum } from './usage.ts'

/** The ways in which usage can be grouped and filtered. */
export const groupings = ['model', 'key', 'project', 'conversation', 'purpose'] as const
export type Grouping = (typeof groupings)[number]

/** One model, key, project, conversation or purpose; an empty `id` means "none". */
export type UsageFilter =
  | { readonly by: 'model'; readonly id: string }
  | { readonly by: 'key'; readonly id: KeyId | '' }
  | { readonly by: 'project'; readonly id: string }
  | { readonly by: 'conversation'; readonly id: ConversationId | '' }
  | { readonly by: 'purpose'; readonly id: Purpose }

export interface HistoryQuestion {
  readonly calendar: Calendar
  /** `null` means all time, from the first record's day to the last's. */
  readonly span: DaySpan | null
  readonly filter: UsageFilter | null
  readonly by: Grouping
}

export interface UsageGroup extends UsageSum {
  /** Empty for none, such as requests without a conversation. */
  readonly id: string
  /**
   * The title of a conversation that still exists; otherwise `null`: the window can name the other groups
   * itself.
   */
  readonly title: string | null
}

/** One group's part of a bar. */
export interface BarPart {
  /** `null` is the rest: all groups that aren't drawn separately. */
  readonly id: string | null
  readonly requests: number
  readonly unpricedRequests: number
  readonly tokens: number
  readonly costNanoUsd: NanoUsd
  readonly estimatedNanoUsd: NanoUsd
}

/** A day; in a long span a week or a month. */
export interface UsageBar extends DaySpan {
  readonly parts: readonly BarPart[]
}

/** In milliseconds, over answered requests. */
export interface Percentiles {
  readonly p50: number
  readonly p90: number
  readonly p99: number
}

export interface Latency {
  /** How many of the newest answered requests were measured, at most `latencySample`. */
  readonly requests: number
  readonly firstToken: Percentiles | null
  readonly duration: Percentiles
}

export const latencySample = 2_000
/** How many groups the chart draws separately; the rest is one. */
export const maxDrawnGroups = 6
export const maxBars = 400
export const maxListedGroups = 200

export interface UsageHistory {
  /**
   * The span of the answer; for all time, from the first record's day to the last's; `null` if there are
   * none.
   */
  readonly span: DaySpan | null
  readonly barLength: 'day' | 'week' | 'month'
  readonly total: UsageSum
  /** The sum over the same number of days just before; `null` for all time. */
  readonly previous: UsageSum | null
  /** Highest cost first, at most `maxListedGroups`. */
  readonly groups: readonly UsageGroup[]
  readonly groupCount: number
  /** Oldest first, without gaps: a bar without requests has no parts. */
  readonly bars: readonly UsageBar[]
  /** `null` if nothing was answered. */
  readonly latency: Latency | null
}

/** The kinds of records that can be listed. */
export const recordKinds = ['all', 'failed', 'stopped', 'unpriced', 'estimated', 'flagged'] as const
export type RecordKind = (typeof recordKinds)[number]

export interface TitledRecord extends UsageRecord {
  /** The conversation's title; `null` if there is none, or if it was deleted. */
  readonly conversationTitle: string | null
}

/** A record as a window lists it. */
export type ListedRecord = Omit<TitledRecord, 'keyFingerprint' | 'localDay'>

export interface RecordPage<Listed = ListedRecord> {
  readonly records: readonly Listed[]
  /**
   * Where the next page begins; `null` if this was the last. A page can be short or empty without being the
   * last.
   */
  readonly next: UsageRecordId | null
}
