// Describes the result of a key test's line in a few words, for its right-hand side. Pure.
import {
  keyTestLineOutcomes,
  type KeyTestFact,
  type KeyTestLine,
  type KeyTestLineOutcome,
  type RateLimit,
} from '../../../../domain/keys/key-test.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { formatNanoUsd } from '../../../../words/usd.ts'
import { words } from '../../../../words/words.ts'
import { formatCompact, formatCount, formatSeconds } from '../../../base/format.ts'

/** 84 ms, 1.2 s. */
export const formatLatency = (durationMs: number): string =>
  durationMs < 999.5
    ? words.addKey.checklist.milliseconds(formatCount(Math.round(durationMs)))
    : words.addKey.checklist.seconds(formatSeconds(durationMs))

function describeRate(rate: RateLimit | null, name: (amount: string) => string): string | null {
  if (rate === null) return null
  if (rate.limit !== null) return name(formatCompact(rate.limit))
  return rate.remaining === null ? null : words.addKey.checklist.left(name(formatCompact(rate.remaining)))
}

function describeLimits({ requests, tokens }: KeyTestFact & { readonly kind: 'limits' }): string {
  const rates = [
    describeRate(requests, words.addKey.checklist.requests),
    describeRate(tokens, words.addKey.checklist.tokens),
  ]
  const known = rates.filter((rate) => rate !== null)
  return known.length === 0
    ? words.addKey.checklist.skips['not-offered']
    : words.addKey.checklist.aMinute(known.join(', '))
}

function describePaid({ costNanoUsd, modelId }: KeyTestFact & { readonly kind: 'quota' }): string {
  if (costNanoUsd === 0) return modelId
  return costNanoUsd === null
    ? words.addKey.checklist.quotaPaidUnpriced(modelId)
    : words.addKey.checklist.quotaPaid(formatNanoUsd(costNanoUsd), modelId)
}

function describeRoute({ host, isEncrypted, proxy }: KeyTestFact & { readonly kind: 'route' }): string {
  const parts = [
    host,
    isEncrypted ? words.addKey.checklist.encrypted : words.addKey.checklist.unencrypted,
    proxy !== null && words.addKey.checklist.proxy(proxy),
  ]
  return parts.filter((part) => part !== false).join(', ')
}

function describeSpeed({ firstByteMs, firstTokenMs }: KeyTestFact & { readonly kind: 'latency' }): string {
  const firstByte = formatLatency(firstByteMs)
  return firstTokenMs === null
    ? firstByte
    : `${firstByte}, ${words.addKey.checklist.firstWord(formatLatency(firstTokenMs))}`
}

/** `null` if there is nothing to say, or the line shows it as a question or a list. */
export function describeFact(fact: KeyTestFact | null): string | null {
  if (fact === null || fact.kind === 'models') return null
  if (fact.kind === 'route') return describeRoute(fact)
  if (fact.kind === 'quota') return fact.isPaid ? describePaid(fact) : null
  if (fact.kind === 'limits') return describeLimits(fact)
  if (fact.kind === 'latency') return describeSpeed(fact)
  return words.addKey.checklist.skips[fact.reason]
}

/** The button's text if the smallest paid request wasn't made; `null` if there is no question. */
export function describeQuestion({ outcome, fact }: KeyTestLine): string | null {
  if (outcome !== 'skipped' || fact?.kind !== 'quota' || fact.isPaid) return null
  return fact.costNanoUsd === null
    ? words.addKey.checklist.quotaAskUnpriced
    : words.addKey.checklist.quotaAsk(formatNanoUsd(fact.costNanoUsd))
}

/** One sentence for screen readers at the end of a test, instead of an announcement for each line. */
export function describeEnd(lines: readonly KeyTestLine[]): string {
  const counts = Object.fromEntries(
    keyTestLineOutcomes.map((outcome) => [outcome, lines.filter((line) => line.outcome === outcome).length]),
    // The cast restores the keys' type, which `fromEntries` loses.
  ) as Record<KeyTestLineOutcome, number>
  const failures = lines.flatMap(({ failure }) => failure ?? [])
  return words.addKey.checklist.ended(counts, [
    ...new Set(failures.map((failure) => describeFailure(failure).title)),
  ])
}

/** Returns true if an earlier line has the same failure and explains it. */
export function isSaidAbove(line: KeyTestLine, lines: readonly KeyTestLine[]): boolean {
  const first = lines.find(({ failure }) => failure?.code === line.failure?.code)
  return line.failure !== null && first !== line
}

/** Lines that share a request show its id once, at the first of them. */
export const ownsRequestId = (line: KeyTestLine, lines: readonly KeyTestLine[]): boolean =>
  line.requestId !== null && lines.find(({ requestId }) => requestId === line.requestId) === line
