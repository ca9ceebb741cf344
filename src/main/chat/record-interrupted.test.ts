// Answers that streamed when the process ended, over a real database that was opened again.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import * as values from '../../contract/values.ts'
import type { ConversationId, KeyId, MessageId } from '../../domain/ids.ts'
import { openAiBaseUrl, practiceModelId } from '../../domain/model.ts'
import { newId } from '../store/new-id.ts'
import { openStore, type Store } from '../store/store.ts'
import { recordInterrupted } from './record-interrupted.ts'
import { take } from './runs-test-support.ts'

const storedKey = {
  id: newId<KeyId>(),
  label: 'Key',
  project: '',
  note: '',
  baseUrl: openAiBaseUrl,
  lastFour: '',
  fingerprint: 'its fingerprint',
  kind: 'project',
  isDefault: true,
  isEnabled: false,
  createdAtMs: 1,
  lastUse: null,
  lastTest: null,
  rotateByMs: null,
  replacedById: null,
} as const

function insertAnswer(store: Store, keyId: KeyId | null, modelId: string): MessageId {
  const conversationId = newId<ConversationId>()
  const usual = { conversationId, status: 'done', failure: null, modelId: null, createdAtMs: 50 } as const
  store.conversations.insert({
    id: conversationId,
    title: '',
    keyId,
    modelId,
    createdAtMs: 50,
    updatedAtMs: 50,
  })
  const question = { ...usual, id: newId<MessageId>(), parentId: null, role: 'user', text: 'Hello' } as const
  store.messages.insert(question)
  const id = newId<MessageId>()
  const answer = { ...usual, id, parentId: question.id, role: 'assistant', text: '', modelId } as const
  store.messages.insert({ ...answer, status: 'streaming' })
  store.messages.checkpoint(id, 'Half an')
  return id
}

test('each is recorded once, as an estimate of what had been sent and had arrived', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-interrupted-'))
  const open = (): Store =>
    take(openStore({ path: join(folder, 'test.db'), backupsPath: join(folder, 'backups'), nowMs: () => 1 }))
  const before = open()
  before.keys.insert(storedKey)
  // Of a key that was only in memory nothing is left but its id.
  const sessionKeyId = newId<KeyId>()
  const ids = [
    insertAnswer(before, storedKey.id, 'gpt-4o'),
    insertAnswer(before, sessionKeyId, 'gpt-4o'),
    insertAnswer(before, null, practiceModelId),
  ]
  before.close()

  const store = open()
  onTestFinished(() => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  let told = 0
  const warnings: string[] = []
  const tools = {
    store,
    estimateTokens: async (text: string) => text.length,
    onUsageRecorded: () => (told += 1),
    logger: { warn: (message: string) => warnings.push(message) },
  }
  await recordInterrupted(tools)
  await recordInterrupted(tools)

  const records = store.usageRecords.list({ fromMs: 0, toMs: 100, limit: 9, before: null })
  for (const record of records) expect(values.usageRecord.parse(record)).toEqual(record)
  const usual = { outcome: 'stopped', purpose: 'chat', inputTokens: 5, outputTokens: 7, atMs: 50 }
  expect(records.toSorted((left, right) => (left.id < right.id ? -1 : 1))).toMatchObject([
    {
      ...usual,
      messageId: ids[0],
      keyId: storedKey.id,
      keyFingerprint: 'its fingerprint',
      backend: 'responses',
      certainty: 'estimated',
    },
    { ...usual, messageId: ids[1], keyId: sessionKeyId, keyFingerprint: null, certainty: 'unpriced' },
    { ...usual, messageId: ids[2], keyId: null, backend: 'practice', certainty: 'free' },
  ])
  expect([told, warnings]).toEqual([3, []])
  // It is not known whether the key would have done.
  expect(store.keys.find(storedKey.id)).toEqual({ ...storedKey, isDefault: false })
})
