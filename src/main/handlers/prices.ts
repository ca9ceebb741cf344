// Handlers of prices. The rules are in usage/prices. A price below the catalogue's is asked here, because hard limits
// count by it.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { ok } from '../../domain/result.ts'
import { words } from '../../words/words.ts'
import type { Services } from '../services/services.ts'
import { priceDate, priceSource } from '../usage/prices/prices.ts'
import type { AskPerson } from './ask-person.ts'

export const createPricesHandlers = (
  { priceBook }: Pick<Services, 'priceBook'>,
  askPerson: AskPerson,
): DomainHandlers<Contract['prices']> => ({
  listPrices: () => ok({ prices: priceBook.list(), source: priceSource, date: priceDate }),
  async saveOwnPrice(price, { windowId }) {
    const lowered = priceBook.listLowered(price)
    if (lowered.length > 0) {
      const agreed = await askPerson(windowId, words.native.lowerPrice(price.modelId, lowered))
      if (!agreed.ok) return agreed
    }
    const saved = priceBook.save(price)
    return saved.ok ? ok({}) : saved
  },
  // Not asked: what counts from then on is the catalogue's price, or none, under which a hard limit refuses.
  removeOwnPrice({ modelId }) {
    const removed = priceBook.remove(modelId)
    return removed.ok ? ok({}) : removed
  },
})
