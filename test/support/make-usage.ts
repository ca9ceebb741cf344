// Usage records as a person has after some years: a working week, four keys and their projects,
// conversations of several requests with their titles, failures, stops, estimates, requests without a
// known price and counts that can't be true. Pure, and the same for the same seed; priced by the app's
// own catalogue and ledger.
import { addDays, dayOf, startOfDayMs, type Day } from '../../src/domain/day.ts'
import type { FailureCode } from '../../src/domain/failure.ts'
import type { ConversationId, KeyId, MessageId, UsageRecordId } from '../../src/domain/ids.ts'
import { openAiBaseUrl } from '../../src/domain/chat/model.ts'
import type { TokenCount, UsageRecord } from '../../src/domain/usage/usage.ts'
import { makeUsageRecord } from '../../src/main/usage/records/ledger.ts'
import { createRandom, type Random } from '../bench/texts/random.ts'
import { createQuickPrices } from './quick-prices.ts'
import { makeSeededId } from './seeded-id.ts'

export interface UsageSeed {
  readonly records: number
  /** The last day is that of `nowMs`. */
  readonly days: number
  readonly nowMs: number
  /** Another seed makes other records. */
  readonly seed?: number
}

export interface SeededKey {
  readonly id: KeyId
  readonly fingerprint: string
  readonly label: string
  readonly project: string
  readonly baseUrl: string
  /** The first model gets most of the requests. */
  readonly models: readonly [string, ...string[]]
}

// Ids of keys that nobody has.
const makeKey = (number: number, rest: Omit<SeededKey, 'id' | 'fingerprint'>): SeededKey => ({
  id: `01900000-0000-7000-8000-00000000000${number}` as KeyId,
  fingerprint: `seeded-${number}`,
  ...rest,
})

export const seededKeys: readonly [SeededKey, ...SeededKey[]] = [
  makeKey(1, {
    label: 'Work',
    project: 'Website',
    baseUrl: openAiBaseUrl,
    models: ['gpt-6-luna', 'gpt-6-sol', 'gpt-5.2'],
  }),
  makeKey(2, {
    label: 'Research',
    project: 'Thesis',
    baseUrl: openAiBaseUrl,
    models: ['gpt-5-mini', 'gpt-6-sol', 'gpt-6-nova-preview'],
  }),
  makeKey(3, { label: 'Home', project: '', baseUrl: openAiBaseUrl, models: ['gpt-6-luna', 'gpt-4.1'] }),
  makeKey(4, {
    label: 'Local',
    project: 'Models',
    baseUrl: 'http://localhost:11434/v1',
    models: ['llama3.3:70b'],
  }),
]
const keyShares = [55, 20, 17, 8]

const titleModel = 'gpt-5-nano'
const failureCodes = [
  'openai/rate-limited',
  'openai/server-error',
  'network/reset',
  'openai/invalid-key',
  'openai/overloaded',
] as const satisfies readonly FailureCode[]

const msPerHour = 3_600_000
const requestsPerConversation = 8
/** One in so many: a key is tested now and then, and few servers report impossible counts. */
const rarity = { keyTest: 4_000, flagged: 2_000 } as const

/** Oldest first. */
export function* makeUsage({ records, days, nowMs, seed = 1 }: UsageSeed): Generator<UsageRecord, void> {
  const random = createRandom(seed)
  const priceTokens = createQuickPrices()
  let conversation = beginConversation(random, nowMs)
  for (const { day, count } of planDays(records, days, nowMs, random)) {
    for (const atMs of planTimes(day, count, nowMs, random)) {
      const isNew = random.below(requestsPerConversation) === 0
      if (isNew) conversation = beginConversation(random, atMs)
      conversation.requests += 1
      const record = makeUsageRecord(describeRequest(conversation, atMs, random), priceTokens)
      yield { ...record, id: makeSeededId<UsageRecordId>(atMs, random) }
    }
  }
}

interface DayPlan {
  readonly day: Day
  readonly count: number
}

/** Weekends are quiet, use grows over the years, and no two days are alike. They add up exactly. */
function planDays(records: number, days: number, nowMs: number, random: Random): DayPlan[] {
  const today = dayOf(nowMs, 'local')
  const firstDay = addDays(today, 1 - days)
  const weights = Array.from({ length: days }, (_, index) => {
    const day = addDays(firstDay, index)
    const isWeekend = [0, 6].includes(new Date(startOfDayMs(day, 'utc')).getUTCDay())
    const growth = 0.5 + index / days
    return (isWeekend ? 0.3 : 1) * growth * Math.exp(0.5 * makeNormal(random))
  })
  const lastIndex = days - 1
  const elapsed = (nowMs - startOfDayMs(today, 'local')) / (24 * msPerHour)
  weights[lastIndex] = (weights[lastIndex] ?? 0) * Math.min(1, elapsed)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let weightSoFar = 0
  let countSoFar = 0
  return weights.map((weight, index) => {
    weightSoFar += weight
    const countNow = index === lastIndex ? records : Math.round((records * weightSoFar) / total)
    const count = countNow - countSoFar
    countSoFar = countNow
    return { day: addDays(firstDay, index), count }
  })
}

/** From eight to midnight, most of them around the middle of that; none of today's after now. */
function planTimes(day: Day, count: number, nowMs: number, random: Random): number[] {
  const midnightMs = startOfDayMs(day, 'local')
  const endMs = Math.min(nowMs, midnightMs + 24 * msPerHour - 1)
  const beginMs = Math.min(midnightMs + 8 * msPerHour, Math.max(midnightMs, endMs - msPerHour))
  return Array.from({ length: count }, () => {
    const share = (random.below(1_000_000) + random.below(1_000_000)) / 2_000_000
    return Math.floor(beginMs + share * (endMs - beginMs))
  }).toSorted((left, right) => left - right)
}

interface SeededConversation {
  readonly id: ConversationId
  readonly key: SeededKey
  readonly modelId: string
  requests: number
}

function beginConversation(random: Random, atMs: number): SeededConversation {
  const key = pickByShare(seededKeys, keyShares, random)
  const [favourite, ...others] = key.models
  const other = others[random.below(Math.max(1, others.length))] ?? favourite
  return {
    id: makeSeededId<ConversationId>(atMs, random),
    key,
    modelId: random.chance(75) ? favourite : other,
    requests: 0,
  }
}

function pickByShare(
  all: readonly [SeededKey, ...SeededKey[]],
  shares: readonly number[],
  random: Random,
): SeededKey {
  let left = random.below(100)
  return all.find((_, index) => (left -= shares[index] ?? 0) < 0) ?? all[0]
}

type RequestFacts = Parameters<typeof makeUsageRecord>[0]

const noTokens: TokenCount = {
  inputTokens: 0,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
}

function describeRequest(conversation: SeededConversation, atMs: number, random: Random): RequestFacts {
  const { key, requests } = conversation
  const isOpenAi = key.baseUrl === openAiBaseUrl
  const isKeyTest = random.below(rarity.keyTest) === 0
  const purpose = isKeyTest ? 'key-test' : isOpenAi && requests === 2 ? 'title' : 'chat'
  const modelId = purpose === 'chat' ? conversation.modelId : isOpenAi ? titleModel : key.models[0]
  const end = random.below(100)
  const outcome = end < 3 ? 'failed' : end < 6 && purpose === 'chat' ? 'stopped' : 'done'
  const isFlagged = outcome === 'done' && random.below(rarity.flagged) === 0
  const durationMs = 400 + Math.round(2_500 * Math.exp(0.7 * makeNormal(random)))
  return {
    atMs,
    keyId: key.id,
    keyFingerprint: key.fingerprint,
    project: key.project,
    baseUrl: key.baseUrl,
    conversationId: isKeyTest ? null : conversation.id,
    messageId: purpose === 'chat' ? makeSeededId<MessageId>(atMs, random) : null,
    backend: isOpenAi ? 'responses' : 'chat-completions',
    purpose,
    modelAsked: modelId,
    modelAnswered: outcome === 'failed' ? null : modelId,
    tokens: outcome === 'failed' ? noTokens : countTokens(purpose, requests, modelId, random),
    tokensAre: outcome === 'stopped' || isFlagged ? 'estimated' : 'reported',
    isOpenAi,
    isAtStandardPrice: true,
    outcome,
    failureCode:
      outcome === 'failed' ? (failureCodes[random.below(failureCodes.length)] ?? failureCodes[0]) : null,
    timeToFirstTokenMs: outcome === 'failed' ? null : Math.round(durationMs * 0.15),
    durationMs,
    requestId: outcome === 'failed' ? null : `req_${random.below(1e9).toString(16).padStart(8, '0')}`,
    claimedTokens: isFlagged ? '{"input_tokens":-7,"output_tokens":900719925474}' : null,
  }
}

/** Each request sends the whole conversation, and from the second request on most of it is cached. */
function countTokens(
  purpose: UsageRecord['purpose'],
  requests: number,
  modelId: string,
  random: Random,
): TokenCount {
  if (purpose !== 'chat') return { ...noTokens, inputTokens: 60 + random.below(40), outputTokens: 8 }
  const inputTokens = Math.round(requests * 350 * Math.exp(0.6 * makeNormal(random))) + 40
  const outputTokens = Math.round(320 * Math.exp(0.8 * makeNormal(random))) + 1
  return {
    ...noTokens,
    inputTokens,
    cachedInputTokens: requests > 1 && random.chance(60) ? Math.floor(inputTokens * 0.7) : 0,
    outputTokens,
    reasoningTokens: modelId.endsWith('-sol') ? Math.floor(outputTokens * 0.6) : 0,
  }
}

/** Roughly of the normal distribution: mean 0, deviation 1. */
function makeNormal(random: Random): number {
  let sum = 0
  for (let index = 0; index < 12; index += 1) sum += random.below(1_000) / 1_000
  return sum - 6
}
