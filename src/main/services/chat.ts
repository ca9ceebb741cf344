// Builds the services of conversations: the answers being written, what a message would cost, the lists and
// the prompts.
import { createRuns, type Runs } from '../chat/runs.ts'
import { createWeighRetry, type WeighRetry } from '../chat/weighing.ts'
import { createConversations, type Conversations } from '../conversations/conversations.ts'
import { readModelFacts } from '../models/describe-model.ts'
import { createMakeBackend, createPracticeBackend } from '../openai/backends.ts'
import { estimateTokens } from '../openai/token-estimate.ts'
import { createPrompts, type Prompts } from '../prompts/prompts.ts'
import { createMessageEstimates, type MessageEstimates } from '../usage/estimates/message-estimates.ts'
import type { Base } from './base.ts'
import type { KeyServices } from './keys.ts'
import type { UsageServices } from './usage.ts'

export interface ChatServices {
  readonly runs: Runs
  readonly weighRetry: WeighRetry
  readonly messageEstimates: MessageEstimates
  readonly conversations: Conversations
  readonly prompts: Prompts
}

// Slow enough to be read as it comes, quick enough that nobody has to wait for it.
const practicePieceDelayMs = 18

export function openChat(base: Base, usage: UsageServices, { keys, models }: KeyServices): ChatServices {
  const { store, settings, logger, nowMs, events, publish } = base
  const onConversationsChanged = (): void => events.emit('conversationsChanged')
  const shared = {
    store,
    keys,
    readDefaultModelId: () => settings.read().defaultModelId,
    readDefaultParameters: () => settings.read().defaultParameters,
    readFacts: (modelId: string, isOpenAi: boolean) => readModelFacts(modelId, isOpenAi, nowMs()),
    estimateTokens,
    priceTokens: usage.priceBook.priceTokens,
    nowMs,
  }
  const runs = createRuns({
    ...shared,
    makeBackend: createMakeBackend({ fetch: base.fetch, nowMs }),
    practice: createPracticeBackend({ nowMs, pieceDelayMs: practicePieceDelayMs }),
    readWritesTitles: () => settings.read().writesTitles,
    readCheapModel: (keyId) => models.readCheapModel(keyId),
    reserve: usage.reservations.reserve,
    onConversationsChanged,
    onUsageRecorded: () => events.emit('usageRecorded'),
    logger,
  })
  const weighRetry = createWeighRetry({ ...shared, weigh: usage.reservations.weigh })
  const messageEstimates = createMessageEstimates(shared)
  const conversations = createConversations({
    store,
    stopIn: (conversationId) => runs.stopIn(conversationId),
    nowMs,
    logger,
    onChange: onConversationsChanged,
  })
  const prompts = createPrompts({ store, nowMs, onChange: () => publish('prompts.promptsChanged', {}) })
  return { runs, weighRetry, messageEstimates, conversations, prompts }
}
