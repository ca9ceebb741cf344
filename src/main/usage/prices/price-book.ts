// What tokens cost this person: the person's own price comes first, on any server, then the catalogue's. An
// own price is valid from the moment it is set; recorded costs don't change. Asking for a price never fails.
import { dayOf } from '../../../domain/day.ts'
import { makeFailure } from '../../../domain/failure.ts'
import { isPracticeModel } from '../../../domain/chat/model.ts'
import type { ListedPrice, LoweredRate, OwnPrice } from '../../../domain/usage/price.ts'
import { err, ok, type Result } from '../../../domain/result.ts'
import type { Store } from '../../store/store.ts'
import {
  findCatalogueRates,
  findDearerFrom,
  listCatalogueModels,
  ownPriceSource,
  priceDate,
  priceTokens,
  type PriceTokens,
} from './prices.ts'
import { costAt, ratesOf, type Rates } from './rates.ts'
import { listLowered } from './lowering.ts'

export interface PriceBookOptions {
  readonly store: Pick<Store, 'ownPrices' | 'transact'>
  readonly nowMs: () => number
  readonly onChange: () => void
}

export interface PriceBook {
  readonly priceTokens: PriceTokens
  /** Returns the rates of a request with so many input tokens; `null` if they are unknown. */
  findRates(model: string, isOpenAi: boolean, inputTokens: number, atMs: number): Rates | null
  /** Lists the models that were used, those with an own price, and the catalogue's chat models, by name. */
  list(): ListedPrice[]
  /** Lists where this price would be below the catalogue's and below the one that counts now. */
  listLowered(price: Omit<OwnPrice, 'setOn'>): LoweredRate[]
  save(price: Omit<OwnPrice, 'setOn'>): Result<void>
  remove(modelId: string): Result<void>
}

const maxOwnPrices = 1_000
const maxModelsAsked = 500

export function createPriceBook({ store, nowMs, onChange }: PriceBookOptions): PriceBook {
  const own = new Map(store.ownPrices.list().map((price) => [price.modelId, price]))

  function listOne(modelId: string, atMs: number): ListedPrice {
    const ownPrice = own.get(modelId)
    if (ownPrice) {
      const { setOn, ...rates } = ownPrice
      return { ...rates, from: 'own', dearerFromTokens: null, date: setOn }
    }
    const rates = findCatalogueRates(modelId, 0, atMs)
    return {
      modelId,
      from: rates ? 'catalogue' : 'none',
      inputNanoUsdPerMillion: rates?.inputNanoUsdPerMillion ?? null,
      cachedInputNanoUsdPerMillion: rates?.cachedInputNanoUsdPerMillion ?? null,
      outputNanoUsdPerMillion: rates?.outputNanoUsdPerMillion ?? null,
      dearerFromTokens: rates && findDearerFrom(modelId, atMs),
      date: rates && priceDate,
    }
  }

  return {
    priceTokens(model, isOpenAi, tokens, atMs) {
      const price = own.get(model)
      return price
        ? {
            costNanoUsd: costAt(ratesOf(price), tokens),
            priceSource: ownPriceSource,
            priceDate: price.setOn,
          }
        : priceTokens(model, isOpenAi, tokens, atMs)
    },
    findRates(model, isOpenAi, inputTokens, atMs) {
      const price = own.get(model)
      if (price) return ratesOf(price)
      return isOpenAi ? findCatalogueRates(model, inputTokens, atMs) : null
    },
    list() {
      const atMs = nowMs()
      const asked = store.ownPrices.listModelsAsked(maxModelsAsked).filter((id) => !isPracticeModel(id))
      const models = new Set([...own.keys(), ...asked, ...listCatalogueModels(dayOf(atMs, 'utc'))])
      return [...models]
        .toSorted((left, right) => left.localeCompare(right, 'en', { numeric: true }))
        .map((modelId) => listOne(modelId, atMs))
    },
    listLowered: (price) => listLowered(price, own.get(price.modelId) ?? null, nowMs()),
    save(price) {
      if (!own.has(price.modelId) && own.size >= maxOwnPrices) return err(makeFailure('ipc/invalid-input'))
      const dated = { ...price, setOn: dayOf(nowMs(), 'local') }
      const saved = store.transact(() => store.ownPrices.save(dated))
      if (!saved.ok) return saved
      own.set(price.modelId, dated)
      onChange()
      return ok(undefined)
    },
    remove(modelId) {
      const removed = store.transact(() => store.ownPrices.remove(modelId))
      if (!removed.ok) return removed
      if (!own.delete(modelId)) return err(makeFailure('store/not-found'))
      onChange()
      return ok(undefined)
    },
  }
}
