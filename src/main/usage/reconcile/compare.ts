// Compares our own sums with an export's, by UTC day and model, and adds up both sides.
import type { Day } from '../../../domain/day.ts'
import type { NanoUsd } from '../../../domain/money.ts'
import {
  maxReconciledRows,
  type ReconciledRow,
  type ReconciledSide,
  type Reconciliation,
} from '../../../domain/usage/reconciliation.ts'
import { explain, isEqual, type Pair } from './explain.ts'
import { matchModels } from './model-names.ts'
import type { OwnSum } from './own-sums.ts'
import type { ExportSum, ParsedExport } from './parsed-export.ts'

type OwnSide = NonNullable<Pair['ours']>
type TheirSide = NonNullable<Pair['theirs']>

interface Row extends Pair {
  readonly day: Day
  readonly modelId: string | null
}

const nameRow = (day: Day, modelId: string | null): string => `${day} ${modelId ?? ''}`

export function compare(parsed: ParsedExport, own: readonly OwnSum[], today: Day): Reconciliation {
  const { kind, span, sums, ignoredLines } = parsed
  const rows = pairUp(own, sums)
  const compared = [...rows.values()].map((row): ReconciledRow => {
    const { day, modelId } = row
    const readPair = (other: Day) => rows.get(nameRow(other, modelId)) ?? null
    return {
      day,
      modelId,
      ours: row.ours && showOurs(row.ours),
      theirs: row.theirs && showTheirs(row.theirs),
      isEqual: isEqual(row, kind),
      reasons: explain(row, { kind, day, today, readPair }),
    }
  })
  const shown = chooseRows(compared)
  return {
    kind,
    span,
    ours: showOurs(own.reduce<OwnSide>(addOurs, noneOfOurs)),
    theirs: showTheirs(sums.reduce<TheirSide>(addTheirs, noneOfTheirs)),
    rows: shown,
    moreRows: compared.length - shown.length,
    ignoredLines,
  }
}

/** Pairs both sides by day and model; if the export doesn't tell models apart, by day alone. */
function pairUp(own: readonly OwnSum[], sums: readonly ExportSum[]): ReadonlyMap<string, Row> {
  const named = new Set(sums.map(({ modelId }) => modelId).filter((modelId) => modelId !== null))
  const call = matchModels(new Set(own.map(({ modelId }) => modelId)), named)
  const hasModels = named.size > 0 || sums.length === 0
  const rows = new Map<string, Row>()
  const change = (day: Day, modelId: string | null, add: (row: Row) => Partial<Pair>) => {
    const name = nameRow(day, modelId)
    const row = rows.get(name) ?? { day, modelId, ours: null, theirs: null }
    rows.set(name, { ...row, ...add(row) })
  }
  for (const sum of own)
    change(sum.day, hasModels ? call(sum.modelId) : null, ({ ours }) => ({
      ours: addOurs(ours ?? noneOfOurs, sum),
    }))
  for (const sum of sums)
    change(sum.day, sum.modelId === null ? null : call(sum.modelId), ({ theirs }) => ({
      theirs: theirs ? addTheirs(theirs, sum) : addTheirs(noneOfTheirs, sum),
    }))
  return rows
}

/** Sorts the rows by day, then by model. If there are too many, differing rows are kept before equal ones. */
function chooseRows(rows: readonly ReconciledRow[]): readonly ReconciledRow[] {
  const sorted = rows.toSorted((left, right) =>
    compareTexts(nameRow(left.day, left.modelId), nameRow(right.day, right.modelId)),
  )
  if (sorted.length <= maxReconciledRows) return sorted
  const chosen = new Set(
    [...sorted.filter((row) => !row.isEqual), ...sorted.filter((row) => row.isEqual)].slice(
      0,
      maxReconciledRows,
    ),
  )
  return sorted.filter((row) => chosen.has(row))
}

const compareTexts = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

// Integers of the same unit, so their sum is one too.
const plusNano = (left: NanoUsd, right: NanoUsd): NanoUsd => (left + right) as NanoUsd

const noneOfOurs: OwnSide = {
  requests: 0,
  inputTokens: 0,
  outputTokens: 0,
  costNanoUsd: 0 as NanoUsd,
  estimatedRequests: 0,
  unpricedRequests: 0,
}

const addOurs = (left: OwnSide, right: OwnSide): OwnSide => ({
  requests: left.requests + right.requests,
  inputTokens: left.inputTokens + right.inputTokens,
  outputTokens: left.outputTokens + right.outputTokens,
  costNanoUsd: plusNano(left.costNanoUsd, right.costNanoUsd),
  estimatedRequests: left.estimatedRequests + right.estimatedRequests,
  unpricedRequests: left.unpricedRequests + right.unpricedRequests,
})

const noneOfTheirs: TheirSide = { requests: null, inputTokens: null, outputTokens: null, costNanoUsd: null }

const plus = (left: number | null, right: number | null): number | null =>
  left === null || right === null ? (left ?? right) : left + right

const addTheirs = (left: TheirSide, right: TheirSide): TheirSide => ({
  requests: plus(left.requests, right.requests),
  inputTokens: plus(left.inputTokens, right.inputTokens),
  outputTokens: plus(left.outputTokens, right.outputTokens),
  costNanoUsd: plus(left.costNanoUsd, right.costNanoUsd) as NanoUsd | null,
})

const showTheirs = ({ requests, inputTokens, outputTokens, costNanoUsd }: TheirSide): ReconciledSide => ({
  requests,
  inputTokens,
  outputTokens,
  costNanoUsd,
})

/** A side without any price has no cost, which is not a cost of $0. */
const showOurs = (side: OwnSide): ReconciledSide => ({
  requests: side.requests,
  inputTokens: side.inputTokens,
  outputTokens: side.outputTokens,
  costNanoUsd: side.unpricedRequests > 0 && side.unpricedRequests === side.requests ? null : side.costNanoUsd,
})
