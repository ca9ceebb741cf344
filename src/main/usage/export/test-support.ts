// For the tests of this folder: listed records, and folders to write into.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { dayOf } from '../../../domain/day.ts'
import type { UsageRecordId } from '../../../domain/ids.ts'
import type { NanoUsd } from '../../../domain/money.ts'
import { openAiBaseUrl } from '../../../domain/chat/model.ts'
import { newId } from '../../store/new-id.ts'
import type { ExportedRecord } from './columns.ts'

export const startMs = Date.UTC(2026, 10, 1, 12)

export const listed = (over: Partial<ExportedRecord> = {}): ExportedRecord => ({
  id: newId<UsageRecordId>(),
  atMs: startMs,
  localDay: dayOf(over.atMs ?? startMs, 'local'),
  keyId: null,
  keyFingerprint: 'a-fingerprint',
  project: '',
  baseUrl: openAiBaseUrl,
  conversationId: null,
  messageId: null,
  backend: 'responses',
  purpose: 'chat',
  modelAsked: 'gpt-6-luna',
  modelAnswered: 'gpt-6-luna-2026-08-01',
  inputTokens: 10,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 5,
  reasoningTokens: 0,
  costNanoUsd: 3_500 as NanoUsd, // an amount for a test
  certainty: 'exact',
  priceSource: 'test',
  priceDate: '2026-11-01',
  outcome: 'done',
  failureCode: null,
  timeToFirstTokenMs: 120.5,
  durationMs: 900,
  requestId: 'req_1',
  claimedTokens: null,
  conversationTitle: 'Hello',
  keyLabel: 'Work',
  ...over,
})

export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-export-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
