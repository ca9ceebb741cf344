import * as z from 'zod'
import { route } from './kinds.ts'
import * as values from './values.ts'

export const models = {
  /** Chat models this key can use, by its own server's list, with what is known of each. */
  listModels: route({
    input: z.strictObject({ keyId: values.keyId }),
    output: z.array(values.modelFacts).max(5_000),
  }),
}
