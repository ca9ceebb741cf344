// The schemas of a failure and of an answer, the same for every route, so that no code is lost between
// processes.
import * as z from 'zod'
import { failureActions, failureCodes } from '../domain/failure.ts'
import { holdsKeyLike } from '../domain/keys/key-like.ts'

export const failureSchema = z.strictObject({
  code: z.enum(failureCodes),
  retry: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('never') }),
    z.strictObject({ kind: z.literal('after'), delayMs: z.int().nonnegative() }),
    z.strictObject({ kind: z.literal('action'), action: z.enum(failureActions) }),
  ]),
  data: z
    .record(
      z
        .string()
        .max(40)
        .refine((text) => !holdsKeyLike(text)),
      z.union([
        z
          .string()
          .max(300)
          .refine((text) => !holdsKeyLike(text)),
        z.number(),
        z.boolean(),
      ]),
    )
    .optional(),
})

export const answerSchema = <Value extends z.ZodType>(value: Value) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), failure: failureSchema }),
  ])
