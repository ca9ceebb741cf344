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
