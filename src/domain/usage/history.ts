// What the Usage page reads: sums over days, by one thing at a time, and what follows from them.
import type { Calendar, DaySpan } from '../day.ts'
import type { ConversationId, KeyId, UsageRecordId } from '../ids.ts'
import type { NanoUsd } from '../money.ts'
import type { Purpose, UsageRecord, UsageSum } from './usage.ts'

/** What usage is broken down by, and what it can be narrowed to. */
export const groupings = ['model', 'key', 'project', 'conversation', 'purpose'] as const
export type Grouping = (typeof groupings)[number]

/** One model, one key, one project, one conversation or one purpose; an empty `id` stands for "none". */
export type UsageFilter =
  | { readonly by: 'model'; readonly id: string }
  | { readonly by: 'key'; readonly id: KeyId | '' }
  | { readonly by: 'project'; readonly id: string }
  | { readonly by: 'conversation'; readonly id: ConversationId | '' }
  | { readonly by: 'purpose'; readonly id: Purpose }

export interface HistoryQuestion {
  readonly calendar: Calendar
  /** `null`: all time, from the first record's day to the last's. */
  readonly span: DaySpan | null
  readonly filter: UsageFilter | null
  readonly by: Grouping
}

export interface UsageGroup extends UsageSum {
  /** Empty: none, such as of a request without a conversation. */
  readonly id: string
  /** The title of a conversation that is still there; `null` for all else, which the window can name itself. */
  readonly title: string | null
}

/** One group's part of a bar. */
export interface BarPart {
  /** `null`: all the groups that aren't drawn by themselves. */
  readonly id: string | null
  readonly requests: number
  readonly unpricedRequests: number
  readonly tokens: number
  readonly costNanoUsd: NanoUsd
  readonly estimatedNanoUsd: NanoUsd
}

/** A day, or a week or a month where there are many. */
export interface UsageBar extends DaySpan {
  readonly parts: readonly BarPart[]
}

/** In ms, of requests that were answered. */
export interface Percentiles {
  readonly p50: number
  readonly p90: number
  readonly p99: number
}

export interface Latency {
  /** Of so many of the newest answered requests, at most `latencySample`. */
  readonly requests: number
  readonly firstToken: Percentiles | null
  readonly duration: Percentiles
}

export const latencySample = 2_000
/** Groups drawn by themselves in the chart; the others are one. */
export const maxDrawnGroups = 6
export const maxBars = 400
export const maxListedGroups = 200

export interface UsageHistory {
  /** What was answered for: of all time, the days from the first record to the last; `null`: there are none. */
  readonly span: DaySpan | null
  readonly barLength: 'day' | 'week' | 'month'
  readonly total: UsageSum
  /** The same over as many days just before; `null` for all time. */
  readonly previous: UsageSum | null
  /** Dearest first, at most `maxListedGroups`. */
  readonly groups: readonly UsageGroup[]
  readonly groupCount: number
  /** Oldest first, without gaps: a bar without requests has no parts. */
  readonly bars: readonly UsageBar[]
  /** `null`: nothing was answered. */
  readonly latency: Latency | null
}

/** Which of the records to list. */
export const recordKinds = ['all', 'failed', 'stopped', 'unpriced', 'estimated', 'flagged'] as const
export type RecordKind = (typeof recordKinds)[number]

export interface TitledRecord extends UsageRecord {
  /** Of its conversation; `null`: it has none, or it was deleted. */
  readonly conversationTitle: string | null
}

/** As a window lists it. */
export type ListedRecord = Omit<TitledRecord, 'keyFingerprint' | 'localDay'>

export interface RecordPage<Listed = ListedRecord> {
  readonly records: readonly Listed[]
  /** Where the next page begins; `null`: this was the last. A page may be short, or empty, and not the last. */
  readonly next: UsageRecordId | null
}
