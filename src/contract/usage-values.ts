// The schemas of the Usage page: history, estimates, budgets, prices, alerts, reconciliation.
import * as z from 'zod'
import type { AlertFacts } from '../domain/usage/alert.ts'
import { budgetPeriods, maxBudgetNanoUsd } from '../domain/budgets/budget.ts'
import { maxPriceNanoUsdPerMillion } from '../domain/usage/price.ts'
import { differenceReasons } from '../domain/usage/reconciliation.ts'
import { latencySample } from '../domain/usage/history.ts'
import { purposes } from '../domain/usage/usage.ts'
import * as values from './values.ts'

export const daySpan = z.strictObject({ fromDay: values.day, toDay: values.day })

const none = z.literal('')
const project = values.plainText(80)

export const usageFilter = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('model'), id: values.modelId }),
  z.strictObject({ by: z.literal('key'), id: z.union([values.keyId, none]) }),
  z.strictObject({ by: z.literal('project'), id: project }),
  z.strictObject({ by: z.literal('conversation'), id: z.union([values.conversationId, none]) }),
  z.strictObject({ by: z.literal('purpose'), id: z.enum(purposes) }),
])

const groupId = values.plainText(200)

export const usageGroup = values.usageSum.extend({ id: groupId, title: values.title.nullable() })

export const barPart = z.strictObject({
  id: groupId.nullable(),
  requests: values.count,
  unpricedRequests: values.count,
  tokens: values.count,
  costNanoUsd: values.nanoUsd,
  estimatedNanoUsd: values.nanoUsd,
})

const percentiles = z.strictObject({
  p50: values.durationMs,
  p90: values.durationMs,
  p99: values.durationMs,
})

export const latency = z.strictObject({
  requests: z.int().min(1).max(latencySample),
  firstToken: percentiles.nullable(),
  duration: percentiles,
})

export const listedRecord = values.usageRecord
  .omit({ keyFingerprint: true, localDay: true })
  .extend({ conversationTitle: values.title.nullable() })

export const messageEstimate = z.strictObject({
  textTokens: values.count,
  inputTokens: values.count,
  instructionTokens: values.count,
  contextTokens: values.count.nullable(),
  answerTokens: values.count,
  costNanoUsd: values.nanoUsd.nullable(),
  mostNanoUsd: values.nanoUsd.nullable(),
  certainty: z.enum(['estimated', 'unpriced', 'free']),
})

export const exportProgress = z.strictObject({ written: values.count, total: values.count })

const address = values.plainText(2_048)

const alertFacts = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('spending-above-habit'),
    day: values.day,
    spentNanoUsd: values.nanoUsd,
    medianNanoUsd: values.nanoUsd,
    usualUpToNanoUsd: values.nanoUsd,
    days: values.count,
  }),
  z.strictObject({
    kind: z.literal('refusal-burst'),
    keyId: values.keyId.nullable(),
    refusals: values.count,
    withinMinutes: values.count,
    failureCode: values.failureCode,
  }),
  z.strictObject({
    kind: z.literal('unusual-base-url'),
    keyId: values.keyId.nullable(),
    baseUrl: address,
    usualBaseUrl: address,
  }),
]) satisfies z.ZodType<AlertFacts>

const alert = z.strictObject({ id: values.alertId, atMs: values.timeMs, facts: alertFacts })

export const overview = z.strictObject({
  today: values.day,
  monthNanoUsd: values.nanoUsd,
  isMonthEstimated: z.boolean(),
  forecast: z.strictObject({ monthNanoUsd: values.nanoUsd, days: values.count }).nullable(),
  alerts: z.array(alert).max(100).readonly(),
  futureRequests: values.count,
})

const reconciledSide = z.strictObject({
  requests: values.count.nullable(),
  inputTokens: values.count.nullable(),
  outputTokens: values.count.nullable(),
  costNanoUsd: values.nanoUsd.nullable(),
})

export const reconciledRow = z.strictObject({
  day: values.day,
  modelId: values.plainText(200).nullable(),
  ours: reconciledSide.nullable(),
  theirs: reconciledSide.nullable(),
  isEqual: z.boolean(),
  reasons: z.array(z.enum(differenceReasons)).max(differenceReasons.length).readonly(),
})

export const reconciliation = z.strictObject({
  kind: z.enum(['usage', 'costs']),
  span: daySpan,
  ours: reconciledSide,
  theirs: reconciledSide,
  moreRows: values.count,
  ignoredLines: values.count,
})

const budgetScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('key'), keyId: values.keyId }),
  z.strictObject({ kind: z.literal('project'), project: project.min(1) }),
])

export const budgetLimits = {
  limitNanoUsd: values.nanoUsd.refine((limit) => limit > 0 && limit <= maxBudgetNanoUsd),
  isHard: z.boolean(),
  warnAtPercent: z.int().min(1).max(100).nullable(),
}

export const newBudget = z.strictObject({
  scope: budgetScope,
  period: z.enum(budgetPeriods),
  ...budgetLimits,
})

export const budgetStatus = z.strictObject({
  budget: newBudget.extend({ id: values.budgetId }),
  span: daySpan,
  spentNanoUsd: values.nanoUsd,
  reservedNanoUsd: values.nanoUsd,
  unpricedRequests: values.count,
})

const price = values.nanoUsd.refine((amount) => amount >= 0 && amount <= maxPriceNanoUsdPerMillion)

export const newOwnPrice = z.strictObject({
  modelId: values.modelId,
  inputNanoUsdPerMillion: price,
  cachedInputNanoUsdPerMillion: price.nullable(),
  outputNanoUsdPerMillion: price,
})

export const listedPrice = z.strictObject({
  modelId: values.modelId,
  from: z.enum(['own', 'catalogue', 'none']),
  inputNanoUsdPerMillion: values.nanoUsd.nullable(),
  cachedInputNanoUsdPerMillion: values.nanoUsd.nullable(),
  outputNanoUsdPerMillion: values.nanoUsd.nullable(),
  dearerFromTokens: values.count.nullable(),
  date: values.plainText(40).nullable(),
})
