// What a million tokens of a model cost, and what so many cost at that: in whole nano-dollars, without a float, so
// that sums are exact. Rounded once a request, half of a nano-dollar up.
import type { NanoUsd } from '../../../domain/money.ts'
import type { TokenCount } from '../../../domain/usage/usage.ts'

/** None is missing: where a model has no rate of its own for the cache, it is that of all input. */
export interface Rates {
  readonly inputNanoUsdPerMillion: NanoUsd
  readonly cachedInputNanoUsdPerMillion: NanoUsd
  readonly cacheWriteNanoUsdPerMillion: NanoUsd
  readonly outputNanoUsdPerMillion: NanoUsd
}

const million = 1_000_000n

/** Reasoning is priced as the output that it is part of. */
export function costAt(rates: Rates, tokens: TokenCount): NanoUsd {
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens } = tokens
  const perMillion =
    multiply(inputTokens - cachedInputTokens - cacheWriteTokens, rates.inputNanoUsdPerMillion) +
    multiply(cachedInputTokens, rates.cachedInputNanoUsdPerMillion) +
    multiply(cacheWriteTokens, rates.cacheWriteNanoUsdPerMillion) +
    multiply(outputTokens, rates.outputNanoUsdPerMillion)
  const costNanoUsd = Number((perMillion + million / 2n) / million)
  if (!Number.isSafeInteger(costNanoUsd)) throw new RangeError('not an amount of money')
  return costNanoUsd as NanoUsd // a whole number, as was just seen
}

const multiply = (tokens: number, rate: NanoUsd): bigint => BigInt(tokens) * BigInt(rate)
