// What OpenAI charges for tokens, by the catalogue that ships with the app; nothing is fetched. A model that
// is not in it has no price, which is not $0. Each price has a source and a date, for history. The library
// finds the model and its rates on a day; rates.ts computes the cost in integers.
import { calcPrice, findProvider, type ModelPrice, type TieredPrices } from '@pydantic/genai-prices'
import { nanoUsdFromUsd, type NanoUsd } from '../../../domain/money.ts'
import { listChatModels, openAiBaseUrl } from '../../../domain/chat/model.ts'
import type { TokenCount } from '../../../domain/usage/usage.ts'
import { findShutdown } from '../../openai/shutdown-dates.ts'
import { costAt, type Rates } from './rates.ts'

export interface Price {
  readonly costNanoUsd: NanoUsd
  readonly priceSource: string
  readonly priceDate: string
}

/** `isOpenAi` is false for any other server. Returns `null` if the price is unknown. */
export type PriceTokens = (model: string, isOpenAi: boolean, tokens: TokenCount, atMs: number) => Price | null

export const ownPriceSource = 'own price'
export const priceSource = '@pydantic/genai-prices 0.1.8'
/** The catalogue has no date of its own, so this is the release date of that version of the package. */
export const priceDate = '2026-09-23'

/**
 * Prices tokens at the standard rates of `atMs`. Another server's prices are unknown, even if its model has a
 * known name.
 */
export const priceTokens: PriceTokens = (model, isOpenAi, tokens, atMs) => {
  const rates = isOpenAi ? findCatalogueRates(model, tokens.inputTokens, atMs) : null
  return rates && { costNanoUsd: costAt(rates, tokens), priceSource, priceDate }
}

/**
 * Returns the catalogue's rates. A long input raises the rates of the whole request, of its output too, not
 * only of what exceeds the limit.
 */
export function findCatalogueRates(model: string, inputTokens: number, atMs: number): Rates | null {
  const prices = findModelPrice(model, atMs)
  const rateOf = (name: PriceName): NanoUsd | null => readRate(prices?.[name], inputTokens)
  const [input, output] = [rateOf('input_mtok'), rateOf('output_mtok')]
  if (input === null || output === null) return null
  return {
    inputNanoUsdPerMillion: input,
    cachedInputNanoUsdPerMillion: rateOf('cache_read_mtok') ?? input,
    cacheWriteNanoUsdPerMillion: rateOf('cache_write_mtok') ?? input,
    outputNanoUsdPerMillion: output,
  }
}

/** Returns the most input tokens at the lowest rates; `null` if the rates don't rise. */
export function findDearerFrom(model: string, atMs: number): number | null {
  const prices = findModelPrice(model, atMs)
  const starts = [prices?.['input_mtok'], prices?.['output_mtok']].flatMap((price) =>
    typeof price === 'object' ? price.tiers.map(({ start }) => start) : [],
  )
  return starts.length === 0 ? null : Math.min(...starts)
}

/** Lists the models that can chat and that OpenAI still serves on `today`. */
export function listCatalogueModels(today: string): string[] {
  const models = findProvider({ providerId: 'openai' })?.models ?? []
  const current = models.filter(({ id, deprecated }) => {
    const shutsDownOn = findShutdown(id)
    return deprecated !== true && !notServed.test(id) && (shutsDownOn === null || shutsDownOn > today)
  })
  return listChatModels(
    current.map(({ id }) => id),
    openAiBaseUrl,
  )
}

// Open weights, which others serve; fine-tuned models; a reseller's own names; and previews that were gone
// before OpenAI began to say so in the list.
const notServed = /^gpt-oss|:|ft-|preview$|-latest$|^gpt-3\.5-0301$/u

type PriceName = 'input_mtok' | 'cache_read_mtok' | 'cache_write_mtok' | 'output_mtok'

const findModelPrice = (model: string, atMs: number): ModelPrice | null =>
  calcPrice({ input_tokens: 0 }, model, { providerId: 'openai', timestamp: new Date(atMs) })?.model_price ??
  null

function readRate(price: number | TieredPrices | undefined, inputTokens: number): NanoUsd | null {
  if (price === undefined) return null
  if (typeof price === 'number') return nanoUsdFromUsd(price)
  const tier = price.tiers
    .filter(({ start }) => inputTokens > start)
    .reduce<{ start: number; price: number } | null>(
      (highest, next) => (highest === null || next.start > highest.start ? next : highest),
      null,
    )
  return nanoUsdFromUsd(tier === null ? price.base : tier.price)
}
