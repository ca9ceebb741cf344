import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { usage } from '../../contract/usage.ts'
import type { KeyId } from '../../domain/ids.ts'
import { newId } from '../store/new-id.ts'
import { openStore } from '../store/store.ts'
import { makeUsageRecord } from '../usage/ledger.ts'
import { createUsageHandlers } from './usage.ts'

test('what each key cost is answered as the contract has it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-usage-'))
  const opened = openStore({ path: join(folder, 'test.db'), backupsPath: folder, nowMs: () => 1 })
  if (!opened.ok) throw new Error(opened.failure.code)
  const store = opened.value
  onTestFinished(() => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const keyId = newId<KeyId>()
  const insert = (atMs: number): void =>
    store.usageRecords.insert(
      makeUsageRecord({
        atMs,
        keyId,
        keyFingerprint: 'its fingerprint',
        conversationId: null,
        messageId: null,
        backend: 'responses',
        purpose: 'key-test',
        modelAsked: 'gpt-4o',
        modelAnswered: 'gpt-4o',
        tokens: { inputTokens: 1_000, cachedInputTokens: 0, outputTokens: 100, reasoningTokens: 0 },
        tokensAre: 'reported',
        isOpenAi: true,
        outcome: 'done',
        failureCode: null,
        timeToFirstTokenMs: null,
        durationMs: 1,
        requestId: null,
      }),
    )
  for (const atMs of [9, 10, 19, 20]) insert(atMs)

  const context = { windowId: 1, signal: new AbortController().signal }
  const answer = await createUsageHandlers({ store }).readKeyCosts({ fromMs: 10, toMs: 20 }, context)
  if (!answer.ok) throw new Error(answer.failure.code)
  expect(usage.readKeyCosts.output.parse(answer.value)).toEqual(answer.value)
  expect(answer.value).toMatchObject([{ keyId, requests: 2, inputTokens: 2_000, costNanoUsd: 7_000_000 }])
})
