// What OpenAI charges for tokens, by the catalogue that ships with the app: nothing is fetched. A model that
// isn't in it has no price, which is not a price of $0. Answers carry source and date, so history keeps them.
import { calcPrice } from '@pydantic/genai-prices'
import { nanoUsdFromUsd, type NanoUsd } from '../../domain/money.ts'
import type { TokenCount } from '../../domain/usage.ts'

export interface Price {
  readonly costNanoUsd: NanoUsd
  readonly priceSource: string
  readonly priceDate: string
}

export const priceSource = '@pydantic/genai-prices 0.1.8'
/**
 * The catalogue has no date of its own; this is the day on which that version of the package was released.
 */
export const priceDate = '2026-09-23'

/**
 * At the standard rates of `atMs`. Cached input is priced as read from the cache, reasoning as the output it
 * is part of. `isOpenAi` is false for any other server, whose prices aren't known whatever its models are
 * called.
 */
export function priceTokens(
  model: string,
  isOpenAi: boolean,
  tokens: TokenCount,
  atMs: number,
): Price | null {
  if (!isOpenAi) return null
  const result = calcPrice(
    {
      input_tokens: tokens.inputTokens,
      cache_read_tokens: tokens.cachedInputTokens,
      output_tokens: tokens.outputTokens,
    },
    model,
    { providerId: 'openai', timestamp: new Date(atMs) },
  )
  return result && { costNanoUsd: nanoUsdFromUsd(result.total_price), priceSource, priceDate }
}
