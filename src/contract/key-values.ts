// The schemas of keys, candidates, tests and imports. None of them has a field for a secret.
import * as z from 'zod'
import { keychainStates, keyKinds, keyPlaces, keyTestOutcomes } from '../domain/keys/key.ts'
import { keyTestLineOutcomes, keyTestSteps, skipReasons } from '../domain/keys/key-test.ts'
import { failureSchema } from './failure.ts'
import {
  count,
  durationMs,
  failureCode,
  importId,
  keyId,
  modelId,
  nanoUsd,
  plainText,
  timeMs,
} from './values.ts'

const lastFour = z.string().max(4)

export const key = z.strictObject({
  id: keyId,
  label: plainText(80),
  project: plainText(80),
  note: plainText(500),
  baseUrl: plainText(500),
  lastFour,
  kind: z.enum(keyKinds),
  keptIn: z.enum(keyPlaces),
  isDefault: z.boolean(),
  isEnabled: z.boolean(),
  createdAtMs: timeMs,
  lastUse: z.strictObject({ atMs: timeMs, failureCode: failureCode.nullable() }).nullable(),
  lastTest: z
    .strictObject({ outcome: z.enum(keyTestOutcomes), failureCode: failureCode.nullable(), atMs: timeMs })
    .nullable(),
  rotateByMs: timeMs.nullable(),
  replacedById: keyId.nullable(),
  sameKeyId: keyId.nullable(),
})

export const keyCandidate = z.strictObject({
  id: keyId,
  baseUrl: plainText(500),
  lastFour,
  kind: z.enum(keyKinds),
  restoresId: keyId.nullable(),
})

export const keychain = z.strictObject({ name: plainText(60), state: z.enum(keychainStates) })

const rateLimit = z.strictObject({ limit: count.nullable(), remaining: count.nullable() })

const keyTestFact = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('route'),
    host: plainText(300),
    isEncrypted: z.boolean(),
    proxy: plainText(300).nullable(),
  }),
  z.strictObject({ kind: z.literal('models'), total: count, modelIds: z.array(modelId).max(100).readonly() }),
  z.strictObject({
    kind: z.literal('quota'),
    modelId,
    costNanoUsd: nanoUsd.nullable(),
    isPaid: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('limits'), requests: rateLimit.nullable(), tokens: rateLimit.nullable() }),
  z.strictObject({
    kind: z.literal('latency'),
    firstByteMs: durationMs,
    firstTokenMs: durationMs.nullable(),
  }),
  z.strictObject({ kind: z.literal('skip'), reason: z.enum(skipReasons) }),
])

/** One line of a key test's checklist. */
export const keyTestLine = z.strictObject({
  step: z.enum(keyTestSteps),
  outcome: z.enum(keyTestLineOutcomes),
  failure: failureSchema.nullable(),
  fact: keyTestFact.nullable(),
  durationMs,
  /** The API's own id of the request, for questions to its support. */
  requestId: plainText(200).nullable(),
})

export const keyImport = z.strictObject({
  id: importId,
  source: z.strictObject({ kind: z.enum(['file', 'environment']), name: plainText(300) }),
  entries: z
    .array(
      z.strictObject({
        candidate: keyCandidate.nullable(),
        variable: plainText(200),
        lines: z.array(z.int().positive()).max(1_000).readonly(),
        isCommentedOut: z.boolean(),
        failure: failureSchema.nullable(),
      }),
    )
    .max(500)
    .readonly(),
  otherLines: count,
})
