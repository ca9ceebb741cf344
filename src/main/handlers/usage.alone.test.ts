// What these handlers answer is what the contract has room for; what they do is tested beside their services.
import { expect, test, vi } from 'vitest'
import { usage as contract } from '../../contract/usage.ts'
import type { ConversationId, KeyId } from '../../domain/ids.ts'
import { groupings, recordKinds } from '../../domain/usage/history.ts'
import { newId } from '../store/new-id.ts'
import { beginConversation, makeRecord, nano, openTestStore } from '../store/test-support.ts'
import { createRecount } from '../usage/records/recount.ts'
import { context, take } from './test-support.ts'

// The handlers beside these ask for files by Electron's dialogs.
vi.mock('electron', () => ({ BrowserWindow: {}, dialog: {} }))
const { createHistoryHandlers } = await import('./usage.ts')

const allTime = { calendar: 'local', span: null, filter: null } as const
const keyId = newId<KeyId>()

function open() {
  const store = openTestStore()
  const { id: conversationId } = beginConversation(store, { title: 'Trip' })
  const atMs = Date.now()
  const insert = (over: Parameters<typeof makeRecord>[0]): void =>
    store.usageRecords.insert(makeRecord({ atMs, conversationId, ...over }))
  insert({ keyId, project: 'Atlas', baseUrl: 'https://api.openai.com/v1', costNanoUsd: nano(5) })
  insert({ keyId, certainty: 'unpriced', costNanoUsd: null, outcome: 'failed', failureCode: 'network/reset' })
  insert({ certainty: 'estimated', outcome: 'stopped', claimedTokens: '{"inputTokens":-1}' })
  insert({ backend: 'practice', certainty: 'free', costNanoUsd: nano(0) })
  const recount = createRecount({ store, logger: { warn: () => {} }, onRepaired: () => {} })
  return { conversationId, usage: createHistoryHandlers({ store, recount }) }
}

test.each(groupings)('the history by %s, and of nothing', async (by) => {
  const { usage } = open()
  const history = await take(contract.readHistory, usage.readHistory({ ...allTime, by }, context))
  expect(history).toMatchObject({ total: { requests: 3, flaggedRequests: 1 }, latency: { requests: 1 } })
  const filter = { by: 'model', id: 'none' } as const
  const nothing = await take(contract.readHistory, usage.readHistory({ ...allTime, filter, by }, context))
  expect(nothing).toMatchObject({ span: null, total: { requests: 0 }, latency: null })
})

test.each(recordKinds)('records of the kind %s', async (kind) => {
  const { usage } = open()
  const page = { ...allTime, kind, limit: 500, before: null }
  const { records, next } = await take(contract.listRecords, usage.listRecords(page, context))
  expect([records.length, next]).toEqual([kind === 'all' ? 4 : 1, null])
  expect(records[0]?.conversationTitle).toBe('Trip')
})

test('the sum of a conversation, and of one that never was', async () => {
  const { usage, conversationId } = open()
  const read = (id: ConversationId) =>
    take(contract.readConversationSum, usage.readConversationSum({ conversationId: id }, context))
  expect(await read(conversationId)).toMatchObject({ requests: 3, unpricedRequests: 1 })
  expect(await read(newId<ConversationId>())).toMatchObject({ requests: 0, costNanoUsd: 0 })
})

test('what each key costs this month, without what had no key', async () => {
  const { usage } = open()
  expect(await take(contract.readKeyCosts, usage.readKeyCosts({}, context))).toMatchObject([
    { keyId, requests: 2, costNanoUsd: 5 },
  ])
})

test('how many days were wrong', async () => {
  const { usage } = open()
  expect(await take(contract.recountSums, usage.recountSums({}, context))).toEqual({ repairedDays: 0 })
})

test('a window that is gone is answered nothing', async () => {
  const { usage } = open()
  const gone = { windowId: 1, signal: AbortSignal.abort() }
  expect(await usage.readHistory({ ...allTime, by: 'key' }, gone)).toMatchObject({
    ok: false,
    failure: { code: 'ipc/unknown-sender' },
  })
})
