// Handlers of prices. The rules are in usage/prices.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { ok } from '../../domain/result.ts'
import type { Services } from '../services/services.ts'
import { priceDate, priceSource } from '../usage/prices/prices.ts'

export const createPricesHandlers = ({
  priceBook,
}: Pick<Services, 'priceBook'>): DomainHandlers<Contract['prices']> => ({
  listPrices: () => ok({ prices: priceBook.list(), source: priceSource, date: priceDate }),
  saveOwnPrice(price) {
    const saved = priceBook.save(price)
    return saved.ok ? ok({}) : saved
  },
  removeOwnPrice({ modelId }) {
    const removed = priceBook.remove(modelId)
    return removed.ok ? ok({}) : removed
  },
})
