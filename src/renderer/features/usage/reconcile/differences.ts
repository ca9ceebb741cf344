// Puts a comparison into words: each side's figures, and the difference between them.
import type { NanoUsd } from '../../../../domain/money.ts'
import type { ExportKind, ReconciledSide } from '../../../../domain/usage/reconciliation.ts'
import { formatNanoUsd } from '../../../../words/usd.ts'
import { words } from '../../../../words/words.ts'
import { formatCount } from '../../../base/format.ts'

export type MeasureName = keyof ReconciledSide

/** The measures that an export of this kind contains, which are compared. */
export const measuresOf = (kind: ExportKind): readonly MeasureName[] =>
  kind === 'usage' ? ['requests', 'inputTokens', 'outputTokens'] : ['costNanoUsd']

// The cast is safe: only the measure 'costNanoUsd' contains amounts.
const formatMeasure = (measure: MeasureName, value: number): string =>
  measure === 'costNanoUsd' ? formatNanoUsd(value as NanoUsd) : formatCount(value)

export const showMeasure = (measure: MeasureName, side: ReconciledSide | null): string => {
  const value = side?.[measure] ?? null
  return value === null ? words.reconcile.none : formatMeasure(measure, value)
}

/** How much more or less OpenAI has, if both sides have the measure; a missing side counts as zero. */
export function tellDifference(
  measure: MeasureName,
  ours: ReconciledSide | null,
  theirs: ReconciledSide | null,
): string {
  const [left, right] = [ours ? ours[measure] : 0, theirs ? theirs[measure] : 0]
  if (left === null || right === null) return words.reconcile.none
  const amount = formatMeasure(measure, Math.abs(right - left))
  if (left === right) return words.reconcile.equal
  return right > left ? words.reconcile.more(amount) : words.reconcile.less(amount)
}

/** One side of a row as lines: "3,456 tokens" and "12 requests", or "$1.20". */
export function showSide(kind: ExportKind, side: ReconciledSide | null): readonly string[] {
  if (!side) return [words.reconcile.none]
  if (kind === 'costs') return [showMeasure('costNanoUsd', side)]
  const { requests, inputTokens, outputTokens } = side
  const tokens =
    inputTokens === null && outputTokens === null ? null : (inputTokens ?? 0) + (outputTokens ?? 0)
  return [
    ...(tokens === null ? [] : [words.reconcile.tokenCount(formatCount(tokens))]),
    ...(requests === null ? [] : [words.reconcile.requestCount(requests)]),
  ]
}

/** The difference in money or tokens, or in requests if the tokens are equal. */
export function tellRowDifference(
  kind: ExportKind,
  ours: ReconciledSide | null,
  theirs: ReconciledSide | null,
): string {
  if (kind === 'costs') return tellDifference('costNanoUsd', ours, theirs)
  const tokens = (theirs ? tokensOf(theirs, ours) : 0) - (ours ? tokensOf(ours, theirs) : 0)
  const requests = theirs?.requests === null ? 0 : (theirs?.requests ?? 0) - (ours?.requests ?? 0)
  const tell = (difference: number, amount: string) =>
    difference > 0 ? words.reconcile.more(amount) : words.reconcile.less(amount)
  if (tokens !== 0) return tell(tokens, words.reconcile.tokenCount(formatCount(Math.abs(tokens))))
  return requests === 0
    ? words.reconcile.equal
    : tell(requests, words.reconcile.requestCount(Math.abs(requests)))
}

/** Counts only the tokens that the other side states too. */
const tokensOf = (side: ReconciledSide, other: ReconciledSide | null): number =>
  (other?.inputTokens === null ? 0 : (side.inputTokens ?? 0)) +
  (other?.outputTokens === null ? 0 : (side.outputTokens ?? 0))
