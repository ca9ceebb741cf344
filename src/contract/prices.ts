// Prices of models: the catalogue's and the person's own.
import * as z from 'zod'
import { event, route } from './kinds.ts'
import * as parts from './usage-values.ts'
import * as values from './values.ts'

export const prices = {
  /** The models that were used, those with an own price, and the catalogue's chat models. */
  listPrices: route({
    input: z.strictObject({}),
    output: z.strictObject({
      prices: z.array(parts.listedPrice).max(2_000),
      source: values.plainText(200),
      date: values.plainText(40),
    }),
  }),
  /** Valid for requests from now on; recorded requests keep their price. Main asks if it is below the catalogue's. */
  saveOwnPrice: route({ input: parts.newOwnPrice, output: z.strictObject({}) }),
  removeOwnPrice: route({ input: z.strictObject({ modelId: values.modelId }), output: z.strictObject({}) }),
  pricesChanged: event(z.strictObject({})),
}
