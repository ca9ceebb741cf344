import { describe, expect, test } from 'vitest'
import * as values from '../../contract/values.ts'
import { makeFailure } from '../../domain/failure.ts'
import type { ConversationId, KeyId, MessageId } from '../../domain/ids.ts'
import { openAiBaseUrl } from '../../domain/model.ts'
import { newId } from '../store/new-id.ts'
import { priceTokens } from '../usage/prices.ts'
import type { Attempt, AttemptEnd } from './attempt.ts'
import {
  readKeyUse,
  writeRecord,
  type RecordTools,
  type RequestKey,
  type RequestReport,
} from './usage-report.ts'

const key: RequestKey = {
  id: newId<KeyId>(),
  baseUrl: openAiBaseUrl,
  fingerprint: 'its fingerprint',
  project: '',
}
const tokens = {
  inputTokens: 8,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 1,
  reasoningTokens: 0,
}
const answered = { modelAnswered: 'gpt-4o', tokens, requestId: 'req_1' }
const completed: AttemptEnd = { kind: 'completed', ...answered }
const failed: AttemptEnd = {
  kind: 'failed',
  failure: makeFailure('openai/invalid-key', 'Refused.', 'replace-key'),
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

test.each([
  ['completed', completed, 5, { atMs: 9, failureCode: null }],
  ['completed without a word', completed, null, { atMs: 9, failureCode: null }],
  ['failed', failed, null, { atMs: 9, failureCode: 'openai/invalid-key' }],
  ['stopped after a word', { kind: 'aborted' }, 5, { atMs: 9, failureCode: null }],
  ['stopped before a word', { kind: 'aborted' }, null, null],
] as const)('what an attempt says of its key: %s', (_how, end, timeToFirstTokenMs, use) => {
  expect(readKeyUse(attemptOf(end, timeToFirstTokenMs), 9)).toEqual(use)
})
