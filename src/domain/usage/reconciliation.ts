// The result of comparing Latchkey's own records with an OpenAI export, by UTC day and model, with reasons
// for each difference.
import type { Day, DaySpan } from '../day.ts'
import type { NanoUsd } from '../money.ts'

/** `usage` counts requests and tokens, `costs` money. */
export type ExportKind = 'usage' | 'costs'

/** Reasons for a difference, the likeliest first. */
export const differenceReasons = [
  /** Theirs has more: the key, or another key of the project, is also used elsewhere. */
  'other-apps',
  /** Theirs is missing for a day that isn't over yet, or just ended. */
  'not-there-yet',
  /** Ours has it on the day before or after, as with requests around midnight UTC. */
  'day-border',
  /** Less than a cent and a tenth of the row, or a few tokens a request. */
  'rounding',
  /** Ours is an estimate, because an answer was stopped or broke off. */
  'our-estimate',
  /** Ours has requests without a price. */
  'our-unpriced',
  /** Ours has more, and nothing above explains it: the export is of another project or organization. */
  'other-project',
] as const
export type DifferenceReason = (typeof differenceReasons)[number]

export interface ReconciledSide {
  readonly requests: number | null
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  /** `null` if this export doesn't say, or if there is no price. */
  readonly costNanoUsd: NanoUsd | null
}

export interface ReconciledRow {
  readonly day: Day
  /** `null` if the export doesn't tell models apart. */
  readonly modelId: string | null
  /** `null` if this side has nothing for the row. */
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
  /** Sorted by day, oldest first. */
  readonly rows: readonly ReconciledRow[]
  /** How many rows were left out because there are too many; the sums include them. */
  readonly moreRows: number
  /** How many lines of the file weren't about answers, such as images. */
  readonly ignoredLines: number
}
