// Finds where a person's own price is below what OpenAI charges by the catalogue: hard limits then count too
// little. The dearest rates are compared too, those of a long input, and what writing into the cache costs.
import type { LoweredRate, OwnPrice } from '../../../domain/usage/price.ts'
import { ratesOf, type Rates } from './rates.ts'
import { findCatalogueRates, findDearerFrom } from './prices.ts'

export type NewOwnPrice = Omit<OwnPrice, 'setOn'>

const fields = {
  input: 'inputNanoUsdPerMillion',
  cached: 'cachedInputNanoUsdPerMillion',
  cacheWrite: 'cacheWriteNanoUsdPerMillion',
  output: 'outputNanoUsdPerMillion',
} as const satisfies Record<LoweredRate['rate'], keyof Rates>

// In the catalogue, but OpenAI doesn't serve them: others do, at their own prices.
const openWeights = /^gpt-oss/iu

/** Lists only what is lower than `before` too, the price that the person has set already; `null` if there is none. */
export function listLowered(price: NewOwnPrice, before: NewOwnPrice | null, atMs: number): LoweredRate[] {
  if (openWeights.test(price.modelId)) return []
  const own = ratesOf(price)
  const dearerFrom = findDearerFrom(price.modelId, atMs)
  const lengths = dearerFrom === null ? [null] : [null, dearerFrom]
  const lowered = lengths.flatMap((beyondTokens) => {
    const inputTokens = beyondTokens === null ? 0 : beyondTokens + 1
    const listed = findCatalogueRates(price.modelId, inputTokens, atMs)
    const counted = before === null ? listed : ratesOf(before)
    if (listed === null || counted === null) return []
    return listKeys(fields)
      .filter((rate) => own[fields[rate]] < Math.min(listed[fields[rate]], counted[fields[rate]]))
      .map((rate) => ({
        rate,
        listedNanoUsd: listed[fields[rate]],
        ownNanoUsd: own[fields[rate]],
        beyondTokens,
      }))
  })
  return lowered.filter(({ rate }, index) => lowered.findIndex((one) => one.rate === rate) === index)
}

// Object.keys forgets that the table has no other keys.
const listKeys = (table: typeof fields) => Object.keys(table) as LoweredRate['rate'][]
