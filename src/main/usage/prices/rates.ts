// What a million tokens of a model cost, and what a number of tokens costs at that rate: in whole
// nano-dollars, without floats, so that sums are exact. Each request is rounded once, half a nano-dollar up.
import type { NanoUsd } from '../../../domain/money.ts'
import type { OwnPrice } from '../../../domain/usage/price.ts'
import type { TokenCount } from '../../../domain/usage/usage.ts'

/** Always complete: if a model has no cache rate of its own, the input rate is used. */
export interface Rates {
  readonly inputNanoUsdPerMillion: NanoUsd
  readonly cachedInputNanoUsdPerMillion: NanoUsd
  readonly cacheWriteNanoUsdPerMillion: NanoUsd
  readonly outputNanoUsdPerMillion: NanoUsd
}

const million = 1_000_000n

/** Reasoning tokens are part of the output and are priced with it. */
export function costAt(rates: Rates, tokens: TokenCount): NanoUsd {
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens } = tokens
  const perMillion =
    multiply(inputTokens - cachedInputTokens - cacheWriteTokens, rates.inputNanoUsdPerMillion) +
    multiply(cachedInputTokens, rates.cachedInputNanoUsdPerMillion) +
    multiply(cacheWriteTokens, rates.cacheWriteNanoUsdPerMillion) +
    multiply(outputTokens, rates.outputNanoUsdPerMillion)
  const costNanoUsd = Number((perMillion + million / 2n) / million)
  if (!Number.isSafeInteger(costNanoUsd)) throw new RangeError('not an amount of money')
  return costNanoUsd as NanoUsd // a whole number, as the check above shows
}

const multiply = (tokens: number, rate: NanoUsd): bigint => BigInt(tokens) * BigInt(rate)

/** Cache writes cost as much as other input: an own price has no rate for them. */
export const ratesOf = (price: Omit<OwnPrice, 'modelId' | 'setOn'>): Rates => ({
  inputNanoUsdPerMillion: price.inputNanoUsdPerMillion,
  cachedInputNanoUsdPerMillion: price.cachedInputNanoUsdPerMillion ?? price.inputNanoUsdPerMillion,
  cacheWriteNanoUsdPerMillion: price.inputNanoUsdPerMillion,
  outputNanoUsdPerMillion: price.outputNanoUsdPerMillion,
})
