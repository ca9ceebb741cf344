// Reads OpenAI's exports of usage and costs, and nothing else: the dashboard's CSV, and the API's pages
// (`/v1/organization/usage/completions`, `/v1/organization/costs`), one, several in an array, or their
// buckets.
import type { ExportKind } from '../../../domain/usage/reconciliation.ts'
import type { Result } from '../../../domain/result.ts'
import { readCsvRows } from './csv-rows.ts'
import { createCollector, notAnExport, type ExportCollector, type ParsedExport } from './parsed-export.ts'

export function parseExport(text: string): Result<ParsedExport> {
  return /^\u{FEFF}?\s*[[{]/u.test(text) ? parseJson(text) : parseCsv(text)
}

const tidy = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/gu, '_')

/** Tells the kind of export by its columns. Other columns, and any order, are accepted. */
function kindOfColumns(names: readonly string[]): ExportKind | null {
  if (!names.includes('start_time') && !names.includes('start_time_iso')) return null
  if (names.includes('amount_value')) return 'costs'
  // Exports of images, sound and embeddings lack the last one.
  return ['num_model_requests', 'input_tokens', 'output_tokens'].every((name) => names.includes(name))
    ? 'usage'
    : null
}

function parseCsv(text: string): Result<ParsedExport> {
  let collector: ExportCollector | null = null
  let places = new Map<string, number>()
  for (const row of readCsvRows(text)) {
    if (row.every((cell) => cell.trim() === '')) continue
    if (!collector) {
      const names = row.map(tidy)
      const kind = kindOfColumns(names)
      if (kind === null) return notAnExport()
      collector = createCollector(kind)
      places = new Map(names.map((name, place) => [name, place]))
      continue
    }
    collector.add((name) => row[places.get(name) ?? -1]?.trim())
  }
  return collector?.finish() ?? notAnExport()
}

interface JsonObject {
  readonly [name: string]: unknown
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listObjects = (value: unknown): readonly JsonObject[] =>
  (Array.isArray(value) ? value : [value]).filter(isObject)

function parseJson(text: string): Result<ParsedExport> {
  const root = readJson(text)
  // A page contains buckets; a bucket is a day or an hour and contains results.
  const buckets = listObjects(root).flatMap((page) => ('data' in page ? listObjects(page['data']) : [page]))
  const results = buckets.map((bucket) => listObjects(bucket['results'] ?? bucket['result'] ?? []))
  const kind = kindOfResults(results.flat())
  if (kind === null || !buckets.every(isBucket)) return notAnExport()
  const collector = createCollector(kind)
  for (const [place, bucket] of buckets.entries()) {
    const start = { start_time: bucket['start_time'], start_time_iso: bucket['start_time_iso'] }
    const inside = results[place] ?? []
    for (const result of inside.length === 0 ? [{}] : inside) {
      const fields: JsonObject = { ...result, ...readAmount(result), ...start }
      collector.add((name) => fields[name])
    }
  }
  return collector.finish()
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\u{FEFF}/u, ''))
  } catch {
    return null // cut short, or not JSON
  }
}

const isBucket = (value: JsonObject): boolean =>
  'start_time' in value && ('results' in value || 'result' in value)

const readAmount = ({ amount }: JsonObject): JsonObject =>
  isObject(amount) ? { amount_value: amount['value'], amount_currency: amount['currency'] } : {}

function kindOfResults(results: readonly JsonObject[]): ExportKind | null {
  if (
    results.some((result) => result['object'] === 'organization.costs.result' || isObject(result['amount']))
  )
    return 'costs'
  return results.some((result) => 'input_tokens' in result && 'output_tokens' in result) ? 'usage' : null
}
