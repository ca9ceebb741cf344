import * as z from 'zod'
import { event, route } from './kinds.ts'
import * as parts from './usage-values.ts'
import * as values from './values.ts'

export const prices = {
  /** Of the models that were used, those with a price of one's own, and the chat models of the catalogue. */
  listPrices: route({
    input: z.strictObject({}),
    output: z.strictObject({
      prices: z.array(parts.listedPrice).max(2_000),
      source: values.plainText(200),
      date: values.plainText(40),
    }),
  }),
  /** Holds for requests from now on; what was recorded keeps its price. */
  saveOwnPrice: route({ input: parts.newOwnPrice, output: z.strictObject({}) }),
  removeOwnPrice: route({ input: z.strictObject({ modelId: values.modelId }), output: z.strictObject({}) }),
  pricesChanged: event(z.strictObject({})),
}
