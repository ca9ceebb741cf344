// The catalogue's prices for a million requests: looks up a model's rates once for each day. A request is
// priced by itself if its long input makes the model dearer.
import { costAt, type Rates } from '../../src/main/usage/prices/rates.ts'
import {
  findCatalogueRates,
  findDearerFrom,
  priceDate,
  priceSource,
  priceTokens,
  type PriceTokens,
} from '../../src/main/usage/prices/prices.ts'

const msPerDay = 86_400_000

export function createQuickPrices(): PriceTokens {
  const known = new Map<string, { readonly rates: Rates | null; readonly upTo: number }>()
  return (model, isOpenAi, tokens, atMs) => {
    if (!isOpenAi) return null
    const name = `${model} ${Math.floor(atMs / msPerDay)}`
    let found = known.get(name)
    if (!found) {
      const upTo = findDearerFrom(model, atMs) ?? Infinity
      known.set(name, (found = { rates: findCatalogueRates(model, 0, atMs), upTo }))
    }
    if (tokens.inputTokens > found.upTo) return priceTokens(model, isOpenAi, tokens, atMs)
    return found.rates && { costNanoUsd: costAt(found.rates, tokens), priceSource, priceDate }
  }
}
