// Answers that streamed when the process ended, over a real database that was opened again.
import { allRecords } from '../../store/test-support.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { usageRecord } from '../../../contract/values.ts'
import type { ConversationId, KeyId, MessageId } from '../../../domain/ids.ts'
import { openAiBaseUrl, practiceModelId } from '../../../domain/chat/model.ts'
import { noParameters } from '../../../domain/chat/parameters.ts'
import { newId } from '../../store/new-id.ts'
import { openStore, type Store } from '../../store/store.ts'
import { priceTokens } from '../prices/prices.ts'
import { continueInstruction } from '../../../domain/chat/sent-messages.ts'
import { makeConversation } from '../../chat/question-rows.ts'
import { recordInterrupted } from './record-interrupted.ts'
import { take } from '../../chat/runs-test-support.ts'

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

function insertAnswer(store: Store, keyId: KeyId | null, modelId: string, systemPrompt = ''): MessageId {
  const conversationId = newId<ConversationId>()
  const usual = { conversationId, status: 'done', failure: null, modelId: null, createdAtMs: 50 } as const
  store.conversations.insert(makeConversation(conversationId, 'Hello', { keyId, modelId }, 50), {
    ...noParameters,
    systemPrompt,
  })
  const question = { ...usual, id: newId<MessageId>(), parentId: null, role: 'user', text: 'Hello' } as const
  store.messages.insert(question)
  const id = newId<MessageId>()
  const answer = { ...usual, id, parentId: question.id, role: 'assistant', text: '', modelId } as const
  store.messages.insert({ ...answer, status: 'streaming' })
  store.messages.checkpoint(id, 'Half an')
  return id
}

/** Beside an answer that was stopped: a copy of it, with more words. */
function insertContinued(store: Store, messageId: MessageId): MessageId {
  const broken = store.messages.find(messageId)
  if (!broken) throw new Error('gone')
  store.messages.finish(messageId, { text: broken.text, status: 'stopped', failure: null })
  const id = newId<MessageId>()
  store.messages.insert({ ...broken, id, text: `${broken.text} hour` })
  store.conversations.showLeaf(broken.conversationId, id)
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
    insertAnswer(before, storedKey.id, 'gpt-4o', 'Be brief.'),
    insertContinued(before, insertAnswer(before, storedKey.id, 'gpt-4o')),
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
    priceTokens,
    onUsageRecorded: () => (told += 1),
    logger: { warn: (message: string) => warnings.push(message) },
  }
  await recordInterrupted(tools)
  await recordInterrupted(tools)

  const records = store.usageRecords.list({ ...allRecords, limit: 9, before: null }).records
  for (const { conversationTitle: _, ...record } of records) expect(usageRecord.parse(record)).toEqual(record)
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
    { ...usual, messageId: ids[3], inputTokens: 'Be brief.Hello'.length },
    {
      ...usual,
      messageId: ids[4],
      inputTokens: `HelloHalf an${continueInstruction}`.length,
      outputTokens: ' hour'.length,
    },
  ])
  expect([told, warnings]).toEqual([5, []])
  // It is not known whether the key would have done.
  expect(store.keys.find(storedKey.id)).toEqual({ ...storedKey, isDefault: false })
})
