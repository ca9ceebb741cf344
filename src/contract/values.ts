// The schemas of what crosses, one for each type of the domain. Strict, and bounded everywhere.
// No schema here has room for a secret: the only one that holds a key is the input of keys.addKey.
import * as z from 'zod'
import type { ConversationId, KeyId, MessageId, UsageRecordId } from '../domain/ids.ts'
import { holdsKeyLike } from '../domain/key-like.ts'
import { keychainStates, keyTestOutcomes, keyTestSteps } from '../domain/key.ts'
import { maxMessageChars, messageRoles, messageStatuses } from '../domain/message.ts'
import type { NanoUsd } from '../domain/money.ts'
import { themes } from '../domain/settings.ts'
import { backends, costCertainties, outcomes, purposes } from '../domain/usage.ts'
import { failureCodes } from '../domain/failure.ts'
import { failureSchema } from './failure.ts'

// The brand is the type's alone: the check is that it is a UUIDv7.
const id = <Id extends string>() => z.uuidv7() as unknown as z.ZodType<Id, string>

export const keyId = id<KeyId>()
export const conversationId = id<ConversationId>()
export const messageId = id<MessageId>()
export const usageRecordId = id<UsageRecordId>()

const nanoUsd = z.int() as unknown as z.ZodType<NanoUsd, number>
const count = z.int().nonnegative()
const timeMs = z.int().nonnegative()
const durationMs = z.number().nonnegative()

/** Text with no room for a key: one pasted into the wrong field is refused, and never comes back. */
export const plainText = (maxChars: number) =>
  z
    .string()
    .max(maxChars)
    .refine((text) => !holdsKeyLike(text))

/** What a person or a model wrote. The only text that may hold anything. */
export const chatText = z.string().max(4 * maxMessageChars)

export const modelId = plainText(200).min(1)
export const title = plainText(200)

export const key = z.strictObject({
  id: keyId,
  label: plainText(80),
  project: plainText(80),
  baseUrl: plainText(500),
  lastFour: z.string().max(4),
  isDefault: z.boolean(),
  createdAtMs: timeMs,
  lastUsedAtMs: timeMs.nullable(),
  lastTest: z.strictObject({ outcome: z.enum(keyTestOutcomes), atMs: timeMs }).nullable(),
})

export const keychain = z.strictObject({ name: plainText(60), state: z.enum(keychainStates) })

/** One line of a key test's checklist. */
export const keyTestLine = z.strictObject({
  step: z.enum(keyTestSteps),
  outcome: z.enum(keyTestOutcomes),
  failure: failureSchema.nullable(),
  durationMs,
  /** Of the models step: how many this key can use. */
  modelCount: count.nullable(),
  /** The API's own id of the request, for a question to its support. */
  requestId: plainText(200).nullable(),
})

export const conversation = z.strictObject({
  id: conversationId,
  title,
  keyId: keyId.nullable(),
  modelId,
  createdAtMs: timeMs,
  updatedAtMs: timeMs,
})

const certainty = z.enum(costCertainties)

export const message = z.strictObject({
  id: messageId,
  conversationId,
  parentId: messageId.nullable(),
  role: z.enum(messageRoles),
  text: chatText,
  status: z.enum(messageStatuses),
  failure: failureSchema.nullable(),
  modelId: modelId.nullable(),
  usage: z
    .strictObject({
      inputTokens: count,
      outputTokens: count,
      costNanoUsd: nanoUsd.nullable(),
      certainty,
      durationMs,
    })
    .nullable(),
  createdAtMs: timeMs,
})

export const usageRecord = z.strictObject({
  id: usageRecordId,
  atMs: timeMs,
  keyId: keyId.nullable(),
  keyFingerprint: plainText(64).nullable(),
  conversationId: conversationId.nullable(),
  messageId: messageId.nullable(),
  backend: z.enum(backends),
  purpose: z.enum(purposes),
  modelAsked: modelId,
  modelAnswered: modelId.nullable(),
  inputTokens: count,
  cachedInputTokens: count,
  outputTokens: count,
  reasoningTokens: count,
  costNanoUsd: nanoUsd.nullable(),
  certainty,
  priceSource: plainText(200).nullable(),
  priceDate: plainText(40).nullable(),
  outcome: z.enum(outcomes),
  failureCode: z.enum(failureCodes).nullable(),
  timeToFirstTokenMs: durationMs.nullable(),
  durationMs,
  requestId: plainText(200).nullable(),
})

export const usageSum = z.strictObject({
  requests: count,
  failedRequests: count,
  unpricedRequests: count,
  estimatedRequests: count,
  inputTokens: count,
  outputTokens: count,
  costNanoUsd: nanoUsd,
})

export const settings = z.strictObject({ theme: z.enum(themes), defaultModelId: modelId })
