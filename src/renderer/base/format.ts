// Formats numbers and times for people. Pure: the current time is always passed in.
import { nanoUsdPerUsd, type NanoUsd } from '../../domain/money.ts'
import { formatWhole, inLocale } from '../../words/format.ts'
import { formatNanoUsd, formatUsd } from '../../words/usd.ts'
import { words } from '../../words/words.ts'

const short = inLocale(
  (locale) => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }),
)
const percent = inLocale(
  (locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }),
)
const tenths = inLocale(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
)
const leastShare = 0.001
const relative = inLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
const clock = inLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
)
const day = inLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }))
const month = inLocale((locale) => new Intl.DateTimeFormat(locale, { month: 'long' }))
const dayAndTime = inLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
)

export const formatCount = formatWhole
export const formatCompact = (value: number): string =>
  value < 10_000 ? formatWhole(value) : short().format(value)
/** At most one decimal. A small share is "<0.1%" instead of "0%". */
export const formatPercent = (share: number): string =>
  share > 0 && share < leastShare / 2 ? `<${percent().format(leastShare)}` : percent().format(share)
export const formatTime = (atMs: number): string => dayAndTime().format(atMs)
/** "Nov 3, 2026". */
export const formatDay = (atMs: number): string => day().format(atMs)
/** "November". */
export const formatMonth = (atMs: number): string => month().format(atMs)
export const formatFullTime = (atMs: number): string => clock().format(atMs)

/** Seconds with one decimal below 9.95, else whole: 0.4, 12, 128. */
export function formatSeconds(durationMs: number): string {
  const seconds = durationMs / 1_000
  return seconds < 9.95 ? tenths().format(Number(seconds.toFixed(1))) : formatWhole(Math.round(seconds))
}

const units: ReadonlyArray<readonly [Intl.RelativeTimeFormatUnit, number]> = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** "2 hours ago", "yesterday", "just now". */
export function formatAgo(atMs: number, nowMs: number): string {
  for (const [unit, sizeMs] of units) {
    const amount = Math.floor((nowMs - atMs) / sizeMs)
    if (amount >= 1) return relative().format(-amount, unit)
  }
  return words.app.justNow
}

/** A limit that the user set: "$20", and cents only if it isn't whole: "$12.50". */
export const formatLimit = (limit: NanoUsd): string =>
  limit % nanoUsdPerUsd === 0 ? formatUsd(limit / nanoUsdPerUsd, 0) : formatNanoUsd(limit)

/** An estimate always starts with "≈". */
export const formatCost = (cost: NanoUsd, isEstimated: boolean): string =>
  `${isEstimated ? '≈\u00a0' : ''}${formatNanoUsd(cost)}`
