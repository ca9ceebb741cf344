// Latchkey's own records beside an export of OpenAI's, by UTC day and model, with what explains a difference.
import type { Day, DaySpan } from '../day.ts'
import type { NanoUsd } from '../money.ts'

/** `usage` counts requests and tokens, `costs` money. */
export type ExportKind = 'usage' | 'costs'

/** What explains a difference, the likeliest first. */
export const differenceReasons = [
  /** Theirs is more: the same key, or another of the project, is used elsewhere too. */
  'other-apps',
  /** Theirs has nothing for a day that is not over, or only just is. */
  'not-there-yet',
  /** Ours has it on the day before or after, as requests around midnight UTC are. */
  'day-border',
  /** Less than a cent and a tenth of it, or a few tokens a request. */
  'rounding',
  /** Ours is estimated, because an answer was stopped or broke off. */
  'our-estimate',
  /** Ours has no price for it. */
  'our-unpriced',
  /** Ours has more, and nothing above explains it: of another project or organization than the export is. */
  'other-project',
] as const
export type DifferenceReason = (typeof differenceReasons)[number]

export interface ReconciledSide {
  readonly requests: number | null
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  /** `null`: this export doesn't say, or there is no price. */
  readonly costNanoUsd: NanoUsd | null
}

export interface ReconciledRow {
  readonly day: Day
  /** `null`: the export doesn't tell models apart. */
  readonly modelId: string | null
  /** `null`: it has nothing there. */
  readonly ours: ReconciledSide | null
  readonly theirs: ReconciledSide | null
  readonly isEqual: boolean
  readonly reasons: readonly DifferenceReason[]
}

export const maxReconciledRows = 5_000

export interface Reconciliation {
  readonly kind: ExportKind
  readonly span: DaySpan
  readonly ours: ReconciledSide
  readonly theirs: ReconciledSide
  /** By day, oldest first. */
  readonly rows: readonly ReconciledRow[]
  /** Rows that were left out because there are too many; they are in both sums. */
  readonly moreRows: number
  /** Lines of the file that weren't about answers, such as images. */
  readonly ignoredLines: number
}
