import * as z from 'zod'
import { event, route } from './kinds.ts'
import * as values from './values.ts'

const span = { fromMs: z.int().nonnegative(), toMs: z.int().nonnegative() }

export const usage = {
  /** Sums over `fromMs <= atMs < toMs`: in all, and for each model asked. Practice is left out. */
  readSummary: route({
    input: z.strictObject(span),
    output: z.strictObject({
      total: values.usageSum,
      byModel: z.array(values.usageSum.extend({ modelId: values.modelId })).max(1_000),
    }),
  }),
  /** Newest first. `before` is the last one of the page before. */
  listRecords: route({
    input: z.strictObject({
      ...span,
      limit: z.int().min(1).max(500),
      before: values.usageRecordId.nullable(),
    }),
    output: z.array(values.usageRecord).max(500),
  }),
  /** Sums over the span for each key that was asked with, candidates' tests among them. */
  readKeyCosts: route({
    input: z.strictObject(span),
    output: z.array(values.usageSum.extend({ keyId: values.keyId })).max(1_000),
  }),
  usageRecorded: event(z.strictObject({})),
}
