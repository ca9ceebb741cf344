// A conversation of any length, always the same: questions of a line or two, answers of mixed Markdown.
import type { ConversationId, MessageId } from '../../../src/domain/ids.ts'
import type { Message } from '../../../src/domain/chat/message.ts'
import { makeMixedText } from './markdown-text.ts'
import { writeParagraph, writePlainSentence } from './prose.ts'
import { createRandom } from './random.ts'

// Ids of a made-up conversation, which no code looks up.
export const conversationId = 'bench-conversation' as ConversationId
const idOf = (index: number) => `bench-message-${index}` as MessageId

const startMs = Date.UTC(2026, 0, 1)
const minuteMs = 60_000

export const makeMessage = (index: number, text: string, changes: Partial<Message> = {}): Message => {
  const isOwn = index % 2 === 0
  return {
    id: idOf(index),
    conversationId,
    parentId: index === 0 ? null : idOf(index - 1),
    role: isOwn ? 'user' : 'assistant',
    text,
    status: 'done',
    failure: null,
    modelId: isOwn ? null : 'gpt-6-luna',
    usage: isOwn
      ? null
      : { inputTokens: 90, outputTokens: 500, costNanoUsd: null, certainty: 'unpriced', durationMs: 4_000 },
    createdAtMs: startMs + index * minuteMs,
    ...changes,
  }
}

/** Characters that answers have beyond the requested length: a heading, the rest of a block, the end. */
const blockChars = 370

/** `count` messages of `meanChars` characters on average, numbered from `first`, which is even. */
export const makeConversation = (count: number, meanChars: number, first = 0): readonly Message[] => {
  const random = createRandom(8 + first)
  return Array.from({ length: count }, (_, place) => {
    const index = first + place
    if (index % 2 === 0) return makeMessage(index, `${writePlainSentence(random)} ${writeParagraph(random)}`)
    // From half to one and a half of the characters left for answers.
    const answerChars = (2 * meanChars - 250) * (0.5 + random.below(1_000) / 1_000)
    return makeMessage(index, makeMixedText(Math.max(1, answerChars - blockChars), 1_000 + index))
  })
}
