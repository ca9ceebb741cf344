// For the tests of this folder: sums of either side that set only what matters.
import { parseDay, type Day } from '../../../domain/day.ts'
import type { NanoUsd } from '../../../domain/money.ts'
import type { OwnSum } from './own-sums.ts'
import type { ExportSum, ParsedExport } from './parsed-export.ts'

export function day(name: string): Day {
  const parsed = parseDay(name)
  if (!parsed) throw new Error(name)
  return parsed
}

export const nano = (amount: number): NanoUsd => amount as NanoUsd // an amount for a test
export const dollars = (amount: number): NanoUsd => nano(Math.round(amount * 1e9))

export const own = (over: Partial<OwnSum> = {}): OwnSum => ({
  day: day('2026-11-03'),
  modelId: 'gpt-5',
  requests: 10,
  inputTokens: 1_000,
  outputTokens: 500,
  costNanoUsd: dollars(2),
  estimatedRequests: 0,
  unpricedRequests: 0,
  ...over,
})

export const used = (over: Partial<ExportSum> = {}): ExportSum => ({
  day: day('2026-11-03'),
  modelId: 'gpt-5',
  requests: 10,
  inputTokens: 1_000,
  outputTokens: 500,
  costNanoUsd: null,
  ...over,
})

export const paid = (over: Partial<ExportSum> = {}): ExportSum => ({
  day: day('2026-11-03'),
  modelId: 'gpt-5',
  requests: null,
  inputTokens: null,
  outputTokens: null,
  costNanoUsd: dollars(2),
  ...over,
})

export const exported = (kind: ParsedExport['kind'], ...sums: readonly ExportSum[]): ParsedExport => ({
  kind,
  span: { fromDay: day('2026-11-01'), toDay: day('2026-11-30') },
  sums,
  ignoredLines: 0,
})
