import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'

const later = (): never => {
  throw new Error('being built')
}

export const createPricesHandlers = (): DomainHandlers<Contract['prices']> => ({
  listPrices: later,
  saveOwnPrice: later,
  removeOwnPrice: later,
})
