import { describe, expect, test } from 'vitest'
import * as values from '../../../contract/values.ts'
import type { KeyId } from '../../../domain/ids.ts'
import { openAiBaseUrl } from '../../../domain/chat/model.ts'
import { newId } from '../../store/new-id.ts'
import { nano } from '../../store/test-support.ts'
import { makeUsageRecord, type RequestFacts } from './ledger.ts'
import { ownPriceSource, priceDate, priceSource, priceTokens, type PriceTokens } from '../prices/prices.ts'

const none = {
  inputTokens: 0,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
}
const some = {
  inputTokens: 1_000,
  cachedInputTokens: 400,
  cacheWriteTokens: 0,
  outputTokens: 500,
  reasoningTokens: 100,
}

const facts: RequestFacts = {
  atMs: Date.UTC(2026, 10, 1),
  keyId: newId<KeyId>(),
  keyFingerprint: 'f'.repeat(64),
  project: 'Everyday',
  baseUrl: openAiBaseUrl,
  conversationId: null,
  messageId: null,
  backend: 'responses',
  purpose: 'chat',
  modelAsked: 'gpt-4o',
  modelAnswered: 'gpt-4o-2024-08-06',
  tokens: some,
  tokensAre: 'reported',
  isOpenAi: true,
  isAtStandardPrice: true,
  outcome: 'done',
  failureCode: null,
  timeToFirstTokenMs: 120.5,
  durationMs: 900.25,
  requestId: 'req_1',
  claimedTokens: null,
}

const priced = { priceSource, priceDate }
const unpriced = { priceSource: null, priceDate: null }
const refused = { outcome: 'failed', tokens: none, failureCode: 'openai/invalid-key' } as const

const cases: readonly (readonly [name: string, facts: Partial<RequestFacts>, expected: object])[] = [
  ['reported and known', {}, { costNanoUsd: 7_000_000, certainty: 'exact', ...priced }],
  ['estimated', { tokensAre: 'estimated' }, { costNanoUsd: 7_000_000, certainty: 'estimated', ...priced }],
  [
    'stopped, estimated',
    { outcome: 'stopped', tokensAre: 'estimated' },
    { certainty: 'estimated', outcome: 'stopped' },
  ],
  [
    'served otherwise than by default',
    { isAtStandardPrice: false },
    { costNanoUsd: 7_000_000, certainty: 'estimated', ...priced },
  ],
  ['no word of who answered', { modelAnswered: null }, { costNanoUsd: 7_000_000, certainty: 'exact' }],
  [
    'an answering model that is dearer',
    { modelAnswered: 'gpt-4o-2024-05-13' },
    // $5, no rate for cached input, $15: 1,000 × 5,000 + 500 × 15,000
    { costNanoUsd: 12_500_000, certainty: 'exact' },
  ],
  [
    'an unknown model answering for a known one',
    { modelAnswered: 'gpt-4o-2099-01-01' },
    { costNanoUsd: 7_000_000, certainty: 'estimated', ...priced },
  ],
  [
    'unknown',
    { modelAsked: 'nova', modelAnswered: 'nova' },
    { costNanoUsd: null, certainty: 'unpriced', ...unpriced },
  ],
  ['another server', { isOpenAi: false }, { costNanoUsd: null, certainty: 'unpriced', ...unpriced }],
  [
    'practice',
    { backend: 'practice', modelAsked: 'practice-guide', modelAnswered: null, isOpenAi: false },
    { costNanoUsd: 0, certainty: 'free', ...unpriced },
  ],
  ['practice that failed', { ...refused, backend: 'practice' }, { costNanoUsd: 0, certainty: 'free' }],
  ['refused', refused, { costNanoUsd: 0, certainty: 'exact', ...unpriced }],
  [
    'refused by a server without prices',
    { ...refused, isOpenAi: false },
    { costNanoUsd: 0, certainty: 'exact' },
  ],
  [
    'failed in its middle',
    { outcome: 'failed', failureCode: 'network/reset', tokensAre: 'estimated' },
    { costNanoUsd: 7_000_000, certainty: 'estimated' },
  ],
  [
    'failed, and nobody knows what it took',
    { ...refused, tokensAre: 'estimated', isOpenAi: false },
    { costNanoUsd: null, certainty: 'unpriced' },
  ],
]

test.each(cases)('%s', (_name, over, expected) => {
  const record = makeUsageRecord({ ...facts, ...over }, priceTokens)
  expect(record).toMatchObject(expected)
  expect(values.usageRecord.parse(record)).toEqual(record) // no field more, none less
})

test('records made later sort later', () => {
  const ids = Array.from({ length: 100 }, () => makeUsageRecord(facts, priceTokens).id)
  expect(ids.toSorted()).toEqual(ids)
})

describe('a price of one’s own', () => {
  const ownOf =
    (modelId: string): PriceTokens =>
    (model, isOpenAi, tokens, atMs) =>
      model === modelId
        ? { costNanoUsd: nano(5), priceSource: ownPriceSource, priceDate: '2026-11-01' }
        : priceTokens(model, isOpenAi, tokens, atMs)
  const own = { costNanoUsd: 5, certainty: 'exact', priceSource: 'own price', priceDate: '2026-11-01' }

  test.each<[string, Partial<RequestFacts>, string, object]>([
    ['is for the model by the name it is asked by', {}, 'gpt-4o', own],
    ['is for the model by the name it answers by', {}, 'gpt-4o-2024-08-06', own],
    ['holds on any server', { isOpenAi: false, modelAsked: 'nova', modelAnswered: 'nova:7b' }, 'nova', own],
    ['is no more than a price', { tokensAre: 'estimated' }, 'gpt-4o', { ...own, certainty: 'estimated' }],
    ['is for no other model', {}, 'gpt-4', { costNanoUsd: 7_000_000, certainty: 'exact', ...priced }],
  ])('%s', (_name, over, modelId, expected) => {
    expect(makeUsageRecord({ ...facts, ...over }, ownOf(modelId))).toMatchObject(expected)
  })
})
