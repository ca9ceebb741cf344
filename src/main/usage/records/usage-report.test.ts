import { describe, expect, test } from 'vitest'
import * as values from '../../../contract/values.ts'
import { makeFailure } from '../../../domain/failure.ts'
import type { ConversationId, KeyId, MessageId } from '../../../domain/ids.ts'
import { openAiBaseUrl } from '../../../domain/chat/model.ts'
import type { UsageRecord } from '../../../domain/usage/usage.ts'
import { newId } from '../../store/new-id.ts'
import { nano } from '../../store/test-support.ts'
import { priceTokens } from '../prices/prices.ts'
import type { Attempt, AttemptEnd } from '../../openai/attempt.ts'
import { noAnswerFacts } from '../../openai/backend.ts'
import {
  readKeyUse,
  writeRecord,
  type RecordTools,
  type RequestKey,
  type RequestReport,
} from './usage-report.ts'

const key: RequestKey = {
  id: newId<KeyId>(),
  label: 'Work',
  baseUrl: openAiBaseUrl,
  fingerprint: 'its fingerprint',
  project: '',
}
const noTokens = {
  inputTokens: 0,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
}
const tokens = {
  inputTokens: 8,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 1,
  reasoningTokens: 0,
}
const answered = { ...noAnswerFacts, modelAnswered: 'gpt-4o', tokens, requestId: 'req_1' }
const aborted: AttemptEnd = { kind: 'aborted', ...noAnswerFacts }
const completed: AttemptEnd = { kind: 'completed', ...answered }
const failed: AttemptEnd = {
  kind: 'failed',
  failure: makeFailure('openai/invalid-key', 'replace-key'),
  isAccepted: false,
  ...answered,
  tokens: null,
}

const attemptOf = (end: AttemptEnd, timeToFirstTokenMs: number | null = null): Attempt => ({
  end,
  backend: 'responses',
  timeToFirstTokenMs,
  durationMs: 20,
})

const reportOf = (end: AttemptEnd, over: Partial<RequestReport> = {}): RequestReport => ({
  attempt: attemptOf(end),
  purpose: 'chat',
  key,
  atMs: 1_000,
  messageId: newId<MessageId>(),
  conversationId: newId<ConversationId>(),
  request: { modelId: 'gpt-4o', messages: [{ role: 'user', text: 'Hello' }] },
  text: '',
  ...over,
})

const tools: RecordTools = { estimateTokens: async (text) => text.length, priceTokens }

describe('the record of a request', () => {
  test('of a chat names its message and its conversation', async () => {
    const report = reportOf(completed)
    const record = await writeRecord(report, tools)
    const { messageId, conversationId } = report
    expect(record).toMatchObject({ purpose: 'chat', messageId, conversationId, keyId: key.id })
    expect(values.usageRecord.parse(record)).toEqual(record)
  })

  test('of a key test belongs to no message, and costs what it costs', async () => {
    const none = { purpose: 'key-test', messageId: null, conversationId: null } as const
    const record = await writeRecord(reportOf(completed, none), tools)
    expect(record).toMatchObject({
      ...none,
      keyId: key.id,
      keyFingerprint: key.fingerprint,
      ...tokens,
      certainty: 'exact',
      outcome: 'done',
    })
    expect(record.costNanoUsd).toBeGreaterThan(0)
    expect(values.usageRecord.parse(record)).toEqual(record)
    const refused = await writeRecord(reportOf(failed, none), tools)
    expect(refused).toMatchObject({ ...none, costNanoUsd: 0, failureCode: 'openai/invalid-key' })
  })
})

const text = 'Half an' // 7 by the estimate of these tests, and the question is 5

describe('tokens that', () => {
  const half = { ...noTokens, inputTokens: 5, outputTokens: 7 }
  const claimedTokens = '{"input_tokens":-1,"output_tokens":5}'
  test.each<[string, AttemptEnd, Partial<UsageRecord>]>([
    ['were reported are exact', completed, { ...tokens, certainty: 'exact', claimedTokens: null }],
    [
      'were reported before a stop are kept',
      { ...answered, kind: 'aborted' },
      { ...tokens, certainty: 'exact', outcome: 'stopped', requestId: 'req_1' },
    ],
    [
      'nobody reported before a stop are estimated',
      aborted,
      { ...half, certainty: 'estimated', outcome: 'stopped', claimedTokens: null },
    ],
    [
      'were reported before a stream broke are kept',
      { ...failed, isAccepted: true, tokens },
      { ...tokens, certainty: 'exact', outcome: 'failed' },
    ],
    [
      'nobody reported before a stream broke are estimated',
      { ...failed, isAccepted: true },
      { ...half, certainty: 'estimated', outcome: 'failed' },
    ],
    ['nobody reported are estimated', { ...completed, tokens: null }, { ...half, certainty: 'estimated' }],
    [
      'are 0 for some words are estimated',
      { ...completed, tokens: { ...tokens, outputTokens: 0 } },
      { ...half, certainty: 'estimated', claimedTokens: null },
    ],
    [
      'can’t be true are estimated, and what was claimed is kept',
      { ...completed, tokens: null, claimedTokens },
      { ...half, certainty: 'estimated', claimedTokens },
    ],
    [
      'were claimed by a stream that broke are estimated, and kept',
      { ...failed, isAccepted: true, claimedTokens },
      { ...half, certainty: 'estimated', claimedTokens },
    ],
    ['were served as usual are exact', { ...completed, serviceTier: 'default' }, { certainty: 'exact' }],
    [
      'were served otherwise have a price that is a guess',
      { ...completed, serviceTier: 'priority' },
      { ...tokens, certainty: 'estimated', claimedTokens: null },
    ],
  ])('%s', async (_what, end, expected) => {
    const record = await writeRecord(reportOf(end, { text }), tools)
    expect(record).toMatchObject(expected)
    expect(values.usageRecord.parse(record)).toEqual(record)
    expect(record.costNanoUsd).toBe(2_500 * record.inputTokens + 10_000 * record.outputTokens)
  })

  test('another server serves as it likes: one’s own price holds', async () => {
    const own = { costNanoUsd: nano(7), priceSource: 'own price', priceDate: '2026-11-01' }
    const report = reportOf(
      { ...completed, serviceTier: 'on_demand' },
      { key: { ...key, baseUrl: 'https://example.test/v1' } },
    )
    const record = await writeRecord(report, { ...tools, priceTokens: () => own })
    expect(record).toMatchObject({ ...own, certainty: 'exact' })
  })
})

test.each([
  ['completed', completed, 5, { atMs: 9, failureCode: null }],
  ['completed without a word', completed, null, { atMs: 9, failureCode: null }],
  ['failed', failed, null, { atMs: 9, failureCode: 'openai/invalid-key' }],
  ['stopped after a word', aborted, 5, { atMs: 9, failureCode: null }],
  ['stopped before a word', aborted, null, null],
] as const)('what an attempt says of its key: %s', (_how, end, timeToFirstTokenMs, use) => {
  expect(readKeyUse(attemptOf(end, timeToFirstTokenMs), 9)).toEqual(use)
})
