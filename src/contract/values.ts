// The schemas of what crosses, one for each domain type: strict, with a limit on every size. No schema here
// has a field for a secret; only the input of keys.holdTyped contains a key.
import * as z from 'zod'
import { maxFolderNameChars, titleKinds } from '../domain/chat/conversation.ts'
import { parseDay, type Day } from '../domain/day.ts'
import type {
  AlertId,
  BudgetId,
  ConversationId,
  FolderId,
  ImportId,
  KeyId,
  MessageId,
  PromptId,
  UsageRecordId,
} from '../domain/ids.ts'
import { holdsKeyLike } from '../domain/keys/key-like.ts'
import { maxMessageChars, messageRoles, messageStatuses } from '../domain/chat/message.ts'
import type { NanoUsd } from '../domain/money.ts'
import {
  maxOutputTokensLimit,
  maxSystemPromptChars,
  maxTemperature,
  reasoningEfforts,
} from '../domain/chat/parameters.ts'
import { maxPromptChars, maxPromptNameChars, promptKinds } from '../domain/chat/prompt.ts'
import { maxExcerptChars } from '../domain/chat/search.ts'
import { backends, costCertainties, outcomes, purposes } from '../domain/usage/usage.ts'
import { failureCodes } from '../domain/failure.ts'
import { failureSchema } from './failure.ts'

// The brand exists only in the type; the schema checks that it is a UUIDv7.
const id = <Id extends string>() => z.uuidv7() as unknown as z.ZodType<Id, string>

export const keyId = id<KeyId>()
export const importId = id<ImportId>()
export const conversationId = id<ConversationId>()
export const messageId = id<MessageId>()
export const folderId = id<FolderId>()
export const promptId = id<PromptId>()
export const usageRecordId = id<UsageRecordId>()
export const budgetId = id<BudgetId>()
export const alertId = id<AlertId>()

export const nanoUsd = z.int() as unknown as z.ZodType<NanoUsd, number>
export const count = z.int().nonnegative()
export const timeMs = z.int().nonnegative()
export const durationMs = z.number().nonnegative()

// As above; the schema checks that the day exists.
export const day = z
  .string()
  .max(10)
  .refine((text) => parseDay(text) !== null) as unknown as z.ZodType<Day, string>

/** Text that can't contain a key: one pasted into the wrong field is refused, and never sent back. */
export const plainText = (maxChars: number) =>
  z
    .string()
    .max(maxChars)
    .refine((text) => !holdsKeyLike(text))

/** What a person or a model wrote: the only text that can contain anything. */
export const chatText = z.string().max(4 * maxMessageChars)

export const modelId = plainText(200).min(1)
export const title = plainText(200)

export const failureCode = z.enum(failureCodes)

const certainty = z.enum(costCertainties)

export const conversation = z.strictObject({
  id: conversationId,
  title,
  titleKind: z.enum(titleKinds),
  keyId: keyId.nullable(),
  modelId,
  folderId: folderId.nullable(),
  isPinned: z.boolean(),
  isArchived: z.boolean(),
  createdAtMs: timeMs,
  updatedAtMs: timeMs,
})

export const titleUsage = z.strictObject({ modelId, costNanoUsd: nanoUsd.nullable(), certainty })

export const folderName = plainText(maxFolderNameChars).refine((name) => name.trim() !== '')

export const folder = z.strictObject({
  id: folderId,
  name: plainText(maxFolderNameChars),
  conversations: count,
})

const reasoningEffort = z.enum(reasoningEfforts)

export const parameters = z.strictObject({
  temperature: z.number().min(0).max(maxTemperature).nullable(),
  maxOutputTokens: z.int().min(1).max(maxOutputTokensLimit).nullable(),
  reasoningEffort: reasoningEffort.nullable(),
  systemPrompt: plainText(maxSystemPromptChars),
})

export const modelFacts = z.strictObject({
  id: modelId,
  contextTokens: count.nullable(),
  maxOutputTokens: count.nullable(),
  inputNanoUsdPerMillion: nanoUsd.nullable(),
  outputNanoUsdPerMillion: nanoUsd.nullable(),
  shutsDownOn: z.iso.date().nullable(),
  takesTemperature: z.boolean(),
  reasoningEfforts: z.array(reasoningEffort).max(reasoningEfforts.length).readonly(),
})

export const promptName = plainText(maxPromptNameChars).refine((name) => name.trim() !== '')
export const promptText = plainText(maxPromptChars)

export const prompt = z.strictObject({
  id: promptId,
  kind: z.enum(promptKinds),
  name: plainText(maxPromptNameChars),
  text: promptText,
  updatedAtMs: timeMs,
})

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

export const branch = z.strictObject({
  messageId,
  siblingIds: z.array(messageId).min(2).max(1_000).readonly(),
})

const mark = z.strictObject({ start: count, end: count })

/** An excerpt of what a person or a model wrote. */
const markedText = z.strictObject({
  text: z.string().max(2 * maxExcerptChars),
  marks: z.array(mark).max(100).readonly(),
})

export const messageHit = z.strictObject({
  conversationId,
  title,
  isArchived: z.boolean(),
  messageId,
  role: z.enum(messageRoles),
  createdAtMs: timeMs,
  excerpt: markedText,
})

export const titleHit = z.strictObject({
  conversationId,
  title: markedText.extend({ text: title }),
  isArchived: z.boolean(),
  updatedAtMs: timeMs,
})

const pendingRetry = z.strictObject({ failure: failureSchema, atMs: timeMs, attempts: count })

export const answerState = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('queued') }),
  z.strictObject({ name: z.literal('waiting'), retry: pendingRetry.nullable() }),
  z.strictObject({ name: z.literal('streaming') }),
  z.strictObject({ name: z.literal('stopping') }),
])

export const usageRecord = z.strictObject({
  id: usageRecordId,
  atMs: timeMs,
  localDay: day,
  keyId: keyId.nullable(),
  keyFingerprint: plainText(64).nullable(),
  project: plainText(80),
  baseUrl: plainText(2_048).nullable(),
  conversationId: conversationId.nullable(),
  messageId: messageId.nullable(),
  backend: z.enum(backends),
  purpose: z.enum(purposes),
  modelAsked: modelId,
  modelAnswered: modelId.nullable(),
  inputTokens: count,
  cachedInputTokens: count,
  cacheWriteTokens: count,
  outputTokens: count,
  reasoningTokens: count,
  costNanoUsd: nanoUsd.nullable(),
  certainty,
  priceSource: plainText(200).nullable(),
  priceDate: plainText(40).nullable(),
  outcome: z.enum(outcomes),
  failureCode: failureCode.nullable(),
  timeToFirstTokenMs: durationMs.nullable(),
  durationMs,
  requestId: plainText(200).nullable(),
  claimedTokens: plainText(300).nullable(),
})

export const usageSum = z.strictObject({
  requests: count,
  failedRequests: count,
  stoppedRequests: count,
  unpricedRequests: count,
  estimatedRequests: count,
  flaggedRequests: count,
  inputTokens: count,
  cachedInputTokens: count,
  cacheWriteTokens: count,
  outputTokens: count,
  reasoningTokens: count,
  costNanoUsd: nanoUsd,
  estimatedNanoUsd: nanoUsd,
})
