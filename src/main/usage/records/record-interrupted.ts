// Records the answers that were being written when the app last ended without warning. They may have been
// billed, so each is recorded as an estimate of what was sent and what had arrived. Changes no message.
import { isOpenAiOrigin } from '../../../domain/base-url.ts'
import type { MessageId } from '../../../domain/ids.ts'
import type { Message } from '../../../domain/chat/message.ts'
import { isPracticeModel } from '../../../domain/chat/model.ts'
import type { UsageRecord } from '../../../domain/usage/usage.ts'
import type { Store } from '../../store/store.ts'
import { makeUsageRecord, type RequestFacts } from './ledger.ts'
import { makeBackendRequest } from '../../openai/backend-request.ts'
import { askToContinue, canContinue, chooseHistory } from '../../../domain/chat/sent-messages.ts'
import { estimateExchange, type RecordTools } from './usage-report.ts'

export interface InterruptedTools extends RecordTools {
  readonly store: Pick<
    Store,
    'keys' | 'conversations' | 'messages' | 'usageRecords' | 'transact' | 'interruptedMessages'
  >
  readonly onUsageRecorded: () => void
  readonly logger: { warn(message: string): void }
}

/** To be called once, at the start of the app. Never rejects: what can't be recorded is logged. */
export async function recordInterrupted(tools: InterruptedTools): Promise<void> {
  const { store, logger } = tools
  for (const id of store.interruptedMessages) {
    try {
      const record = await makeRecord(id, tools)
      if (!record) continue
      const saved = store.transact(() => store.usageRecords.insert(record))
      if (saved.ok) tools.onUsageRecorded()
      else logger.warn(`interrupted answer: ${saved.failure.code}`)
    } catch {
      logger.warn('interrupted answer: unexpected')
    }
  }
}

async function makeRecord(
  id: MessageId,
  { store, estimateTokens, priceTokens }: InterruptedTools,
): Promise<UsageRecord | null> {
  const message = store.messages.find(id)
  if (!message || message.usage || message.modelId === null || message.parentId === null) return null
  const keyId = store.conversations.find(message.conversationId)?.keyId ?? null
  const key = keyId === null ? null : store.keys.find(keyId)
  const isOpenAi = key !== null && isOpenAiOrigin(key.baseUrl)
  const isPractice = isPracticeModel(message.modelId)
  const history = chooseHistory(store.messages.readPath(message.parentId))
  const begun = findBegun(message, store)
  const messages = begun === '' ? history : askToContinue(history, begun, isPractice)
  const parameters = store.conversations.readParameters(message.conversationId)
  const request = makeBackendRequest(message.modelId, messages, parameters, null)
  const facts: RequestFacts = {
    atMs: message.createdAtMs,
    keyId,
    keyFingerprint: key?.fingerprint ?? null,
    project: key?.project ?? '',
    baseUrl: key?.baseUrl ?? null,
    conversationId: message.conversationId,
    messageId: id,
    backend: isPractice ? 'practice' : isOpenAi ? 'responses' : 'chat-completions',
    purpose: 'chat',
    modelAsked: message.modelId,
    modelAnswered: null,
    tokens: await estimateExchange(request, message.text.slice(begun.length), estimateTokens),
    tokensAre: 'estimated',
    isOpenAi,
    isAtStandardPrice: true,
    outcome: 'stopped',
    failureCode: null,
    timeToFirstTokenMs: null,
    durationMs: 0,
    requestId: null,
    claimedTokens: null,
  }
  return makeUsageRecord(facts, priceTokens)
}

/**
 * Returns the text that a continued answer began with, which came by an earlier request: the longest sibling
 * that fits.
 */
function findBegun(message: Message, { messages }: InterruptedTools['store']): string {
  const branches = messages.listBranches(message.conversationId)
  const { siblingIds } = branches.find(({ messageId }) => messageId === message.id) ?? { siblingIds: [] }
  return siblingIds
    .flatMap((id) => (id === message.id ? [] : (messages.find(id) ?? [])))
    .filter((sibling) => canContinue(sibling) && message.text.startsWith(sibling.text))
    .reduce((longest, { text }) => (text.length > longest.length ? text : longest), '')
}
