import * as z from 'zod'
import { event, route, stream } from './kinds.ts'
import * as values from './values.ts'

const oneKey = z.strictObject({ keyId: values.keyId })

export const keys = {
  listKeys: route({ input: z.strictObject({}), output: z.array(values.key).max(500) }),
  /** Where keys live and whether that works now; proved by writing, reading and deleting a probe. */
  readKeychain: route({ input: z.strictObject({}), output: values.keychain }),
  /** The one place where a key comes from a window. It is stored, read back and never answered. */
  addKey: route({
    input: z.strictObject({
      label: z.string().max(80),
      project: z.string().max(80),
      baseUrl: z.string().max(500),
      secret: z.string().max(10_000),
    }),
    output: values.key,
  }),
  makeDefault: route({ input: oneKey, output: z.strictObject({}) }),
  removeKey: route({ input: oneKey, output: z.strictObject({}) }),
  /** A checklist that fills in line by line. */
  testKey: stream({
    input: oneKey,
    snapshot: z.strictObject({ lines: z.array(values.keyTestLine).max(20) }),
    delta: values.keyTestLine,
    settled: z.strictObject({ key: values.key }),
  }),
  /** Model names this key can use, by its own server's list; chat models only. */
  listModels: route({ input: oneKey, output: z.array(values.modelId).max(5_000) }),
  keysChanged: event(z.strictObject({})),
}
