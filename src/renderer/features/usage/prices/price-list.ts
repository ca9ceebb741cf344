// Sorts and filters the list of prices: models without a price first, then the user's own, then the
// catalogue's. Pure.
import { parseDay } from '../../../../domain/day.ts'
import type { NanoUsd } from '../../../../domain/money.ts'
import type { ListedPrice } from '../../../../domain/usage/price.ts'
import { formatUsdExactly } from '../../../../words/usd.ts'
import { inLocale } from '../../../../words/format.ts'
import { words } from '../../../../words/words.ts'
import { foldText } from '../../../base/word-start.ts'

const fromOrder: Record<ListedPrice['from'], number> = { none: 0, own: 1, catalogue: 2 }

const names = inLocale((locale) => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }))

export const orderPrices = (prices: readonly ListedPrice[]): readonly ListedPrice[] =>
  prices.toSorted(
    (one, other) =>
      fromOrder[one.from] - fromOrder[other.from] || names().compare(one.modelId, other.modelId),
  )

/** Returns the prices whose name contains every typed word, in any order. */
export function findPrices(prices: readonly ListedPrice[], written: string): readonly ListedPrice[] {
  const parts = foldText(written)
    .split(/\s+/u)
    .filter((part) => part !== '')
  if (parts.length === 0) return prices
  return prices.filter(({ modelId }) => {
    const name = foldText(modelId)
    return parts.every((part) => name.includes(part))
  })
}

/** The price of a million tokens. A price of 0 is shown as free. */
export function sayPrice(amount: NanoUsd | null): string {
  if (amount === null) return words.prices.unknown
  return amount === 0 ? words.prices.free : formatUsdExactly(amount)
}

/** The price of cached input; without its own price it costs the same as input. */
export function sayCachedPrice({
  from,
  inputNanoUsdPerMillion,
  cachedInputNanoUsdPerMillion,
}: ListedPrice): string {
  if (cachedInputNanoUsdPerMillion !== null) return sayPrice(cachedInputNanoUsdPerMillion)
  return from === 'none' || inputNanoUsdPerMillion === null ? words.prices.unknown : words.prices.asInput
}

const shortDay = inLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
)

/** "Nov 3, 2026". A text that isn't a day, such as a release, is returned as it is. */
export function sayDate(date: string): string {
  const day = parseDay(date)
  return day === null ? date : shortDay().format(new Date(`${day}T00:00:00Z`))
}

export function sayFrom({ from, date }: ListedPrice): string {
  if (from === 'none') return words.prices.none
  if (from === 'catalogue') return words.prices.catalogue
  return date === null ? words.prices.own : words.prices.ownSince(sayDate(date))
}
