// Amounts of money as the chosen language writes them.
import { nanoUsdPerUsd, type NanoUsd } from '../domain/money.ts'
import { inLocale } from './format.ts'

const inUsd = (leastDigits: number, mostDigits: number): (() => Intl.NumberFormat) =>
  inLocale(
    (locale) =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: 'USD',
        currencyDisplay: 'narrowSymbol',
        minimumFractionDigits: leastDigits,
        maximumFractionDigits: mostDigits,
      }),
  )

const maxFractionDigits = 9
const exactly = inUsd(2, maxFractionDigits)
/** By how many digits stand after the point. */
const byDigits = Array.from({ length: maxFractionDigits + 1 }, (_, digits) => inUsd(digits, digits))
const small = Array.from({ length: maxFractionDigits + 1 }, (_, digits) => inUsd(Math.min(digits, 2), digits))

/** With so many digits after the point, 9 at most. */
export const formatUsd = (usd: number, digits: number): string => (byDigits[digits] ?? exactly)().format(usd)

/**
 * As many digits as matter: $128, $3.20, $0.0031. Below ten cents two significant
 * digits, and what is not zero is never shown as zero.
 */
export function formatNanoUsd(amount: NanoUsd): string {
  const usd = amount / nanoUsdPerUsd
  const size = Math.abs(usd)
  const digits = size >= 100 ? 0 : size >= 0.1 || size === 0 ? 2 : 1 - Math.floor(Math.log10(size))
  return (small[digits] ?? exactly)().format(usd)
}

/** For reading, where not a digit may be lost, as in a limit or a price: "$20.00", "$1,234.50", "$0.0004". */
export const formatUsdExactly = (amount: NanoUsd): string => exactly().format(amount / nanoUsdPerUsd)
