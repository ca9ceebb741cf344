// Money is an integer number of nano-dollars: sums are exact, and it is fine enough for one token.

declare const brand: unique symbol

/** 1 US dollar is 1,000,000,000. Integers only. */
export type NanoUsd = number & { readonly [brand]: 'nano-usd' }

export const nanoUsdPerUsd = 1_000_000_000

/** Rounds half away from zero, so that positive and negative amounts round alike. */
export function nanoUsdFromUsd(usd: number): NanoUsd {
  const nano = Math.sign(usd) * Math.round(Math.abs(usd) * nanoUsdPerUsd)
  if (!Number.isSafeInteger(nano)) throw new RangeError('not an amount of money')
  return (nano + 0) as NanoUsd // + 0 turns -0 into 0
}

/**
 * Formats as many digits as matter: $128, $3.20, $0.0031. Below ten cents it shows two significant digits,
 * and never shows a non-zero amount as zero.
 */
export function formatNanoUsd(amount: NanoUsd, locale = 'en-US'): string {
  const usd = amount / nanoUsdPerUsd
  const size = Math.abs(usd)
  const fractionDigits = size >= 100 ? 0 : size >= 0.1 || size === 0 ? 2 : 1 - Math.floor(Math.log10(size))
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Math.min(fractionDigits, 2),
    maximumFractionDigits: fractionDigits,
  }).format(usd)
}
