// The content of an OpenAI export, added up by UTC day and model, whatever format it had.
import { dayOf, parseDay, type Day, type DaySpan } from '../../../domain/day.ts'
import { makeFailure } from '../../../domain/failure.ts'
import { nanoUsdFromUsd, type NanoUsd } from '../../../domain/money.ts'
import type { ExportKind } from '../../../domain/usage/reconciliation.ts'
import { err, ok, type Err, type Result } from '../../../domain/result.ts'
import { readModel, type ReadField } from './line-model.ts'

export interface ExportSum {
  readonly day: Day
  /** `null` if the export doesn't tell models apart. */
  readonly modelId: string | null
  /** Each measure is `null` if the export doesn't have it. */
  readonly requests: number | null
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  readonly costNanoUsd: NanoUsd | null
}

export interface ParsedExport {
  readonly kind: ExportKind
  /** From the first day in the export to the last, days without usage included. */
  readonly span: DaySpan
  readonly sums: readonly ExportSum[]
  readonly ignoredLines: number
}

export const notAnExport = (): Err => err(makeFailure('usage/not-an-export'))

/** Days times models; a year of thirty models is half of it. */
const maxSums = 20_000
const maxTokens = 1e12
const maxUsd = 1e6
const firstDay = parseDay('2015-01-01')
const lastDay = parseDay('2199-12-31')

export interface ExportCollector {
  add(read: ReadField): void
  finish(): Result<ParsedExport>
}

type Measures = Omit<ExportSum, 'day' | 'modelId'>

export function createCollector(kind: ExportKind): ExportCollector {
  const sums = new Map<string, ExportSum>()
  let span: DaySpan | null = null
  let ignoredLines = 0
  const readMeasures = kind === 'usage' ? readUsage : readCost

  return {
    add(read) {
      const day = readDay(read)
      const measures = day && readMeasures(read)
      if (day) span = { fromDay: least(span?.fromDay, day), toDay: most(span?.toDay, day) }
      // A line without amounts is a day without usage.
      if (measures === 'nothing') return
      const modelId = measures && readModel(read, kind)
      if (!day || !measures || modelId === undefined) {
        ignoredLines += 1
        return
      }
      const name = `${day} ${modelId ?? ''}`
      const before = sums.get(name)
      sums.set(name, { day, modelId: modelId ?? null, ...(before ? addUp(before, measures) : measures) })
    },
    finish() {
      const all = [...sums.values()]
      const isSafe = all.flatMap((sum) => Object.values(sum)).every(isSafeValue)
      if (!span || !isSafe || all.length > maxSums) return notAnExport()
      return ok({ kind, span, sums: all, ignoredLines })
    },
  }
}

const least = (left: Day | undefined, right: Day): Day => (left !== undefined && left < right ? left : right)
const most = (left: Day | undefined, right: Day): Day => (left !== undefined && left > right ? left : right)

const isSafeValue = (value: unknown): boolean => typeof value !== 'number' || Number.isSafeInteger(value)

const addUp = (left: Measures, right: Measures): Measures => ({
  requests: plus(left.requests, right.requests),
  inputTokens: plus(left.inputTokens, right.inputTokens),
  outputTokens: plus(left.outputTokens, right.outputTokens),
  // Integers of the same unit, so their sum is one too.
  costNanoUsd: plus(left.costNanoUsd, right.costNanoUsd) as NanoUsd | null,
})

const plus = (left: number | null, right: number | null): number | null =>
  left === null || right === null ? (left ?? right) : left + right

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

/**
 * Reads the UTC day from seconds since 1970 or an ISO 8601 time, which is in UTC unless it says otherwise.
 */
function readDay(read: ReadField): Day | null {
  const seconds = readNumber(read('start_time'))
  const iso = read('start_time_iso')
  const atMs =
    seconds === null ? (typeof iso === 'string' ? parseIsoMs(iso) : Number.NaN) : Math.round(seconds * 1_000)
  if (!Number.isFinite(atMs) || Math.abs(atMs) > 8e15) return null
  const day = dayOf(atMs, 'utc')
  return firstDay && lastDay && day >= firstDay && day <= lastDay ? day : null
}

const parseIsoMs = (iso: string): number =>
  Date.parse(
    /(?:z|[+-]\d{2}:?\d{2})$/iu.test(iso.slice(10)) ? iso : `${iso.length === 10 ? `${iso}T00:00` : iso}Z`,
  )

const numberPattern = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/iu

function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || !numberPattern.test(value.trim())) return null
  return Number(value)
}

/** Returns `null` if a field is not a count. */
function readUsage(read: ReadField): Measures | 'nothing' | null {
  const given = ['num_model_requests', 'input_tokens', 'output_tokens'].map((name) => read(name))
  if (given.every(isEmpty)) return 'nothing'
  const counts = given.map((value) => (isEmpty(value) ? null : readNumber(value)))
  const areCounts = counts.every(
    (count, place) =>
      isEmpty(given[place]) ||
      (count !== null && Number.isInteger(count) && count >= 0 && count <= maxTokens),
  )
  const [requests = null, inputTokens = null, outputTokens = null] = counts
  return areCounts ? { requests, inputTokens, outputTokens, costNanoUsd: null } : null
}

/** A credit is a negative amount. Amounts in another currency can't be compared. */
function readCost(read: ReadField): Measures | 'nothing' | null {
  const amount = read('amount_value')
  if (isEmpty(amount)) return 'nothing'
  const usd = readNumber(amount)
  const currency = read('amount_currency')
  const isUsd = isEmpty(currency) || (typeof currency === 'string' && currency.toLowerCase() === 'usd')
  if (usd === null || !isUsd || Math.abs(usd) > maxUsd) return null
  return { requests: null, inputTokens: null, outputTokens: null, costNanoUsd: nanoUsdFromUsd(usd) }
}
