// The models that a key can use.
import * as z from 'zod'
import { route } from './kinds.ts'
import * as values from './values.ts'

export const models = {
  /** The chat models that this key can use, from its own server's list, with the known facts of each. */
  listModels: route({
    input: z.strictObject({ keyId: values.keyId }),
    output: z.array(values.modelFacts).max(5_000),
  }),
}
