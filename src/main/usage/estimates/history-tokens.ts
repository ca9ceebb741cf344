// Counts what a question would bring along of its conversation: the messages that are sent, without instructions.
// The server's own count of the last answer stands for all up to it; only what came after is counted here, and
// that once. Such a count holds the instructions of then, which nothing has kept: they are taken to be those of
// the moment it was first seen, so a prompt that was changed and not yet used before a start is off by the change.
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import { isOpenAiOrigin } from '../../../domain/base-url.ts'
import { isSent } from '../../../domain/chat/sent-messages.ts'
import type { BranchEndQueries, CountedMessage } from '../../store/chat/branch-end-queries.ts'
import { createKept } from './kept.ts'
import type { CountText } from './text-tokens.ts'

/** Who would be asked. */
export interface Asked {
  readonly modelId: string
  /** `null`: nobody outside, or it isn't known. */
  readonly baseUrl: string | null
}

export interface HistoryTokensOptions {
  readonly branchEnds: BranchEndQueries
  readonly countText: CountText
}

export interface HistoryTokens {
  /** `instructionTokens`: of what would be sent now. `null`: it was no longer wanted. */
  count(
    conversationId: ConversationId,
    asked: Asked,
    instructionTokens: number,
    isWanted: () => boolean,
  ): Promise<number | null>
}

interface History {
  readonly mark: string
  /** The answer whose count stands for all up to it, and that count, instructions included. */
  readonly anchor: { readonly id: MessageId; readonly tokens: number } | null
  /** Of what came after it. */
  readonly tokens: number
}

const messagesPerTurn = 16
const keptMessages = 20_000
const keptHistories = 50
const keptAnchors = 500

export function createHistoryTokens({ branchEnds, countText }: HistoryTokensOptions): HistoryTokens {
  const messages = createKept<number>(keptMessages)
  const histories = createKept<History>(keptHistories)
  /** Of the moment an answer's count was first relied on. */
  const instructionsThen = createKept<number>(keptAnchors)

  async function countMessage(
    { id, text }: CountedMessage,
    modelId: string,
    isWanted: () => boolean,
  ): Promise<number | null> {
    const key = `${modelId} ${id}`
    const known = messages.get(key)
    if (known !== undefined) return known
    const tokens = await countText(text, modelId, isWanted)
    if (tokens !== null) messages.set(key, tokens)
    return tokens
  }

  async function read(
    mark: string,
    conversationId: ConversationId,
    asked: Asked,
    isWanted: () => boolean,
  ): Promise<History | null> {
    let tokens = 0
    let nextId = branchEnds.findLeaf(conversationId)
    while (nextId !== null) {
      const page: CountedMessage[] = branchEnds.readUp(nextId, messagesPerTurn)
      for (const message of page.filter(isSent)) {
        const anchorTokens = readAnchor(message, asked)
        if (anchorTokens !== null) return { mark, anchor: { id: message.id, tokens: anchorTokens }, tokens }
        const counted = await countMessage(message, asked.modelId, isWanted)
        if (counted === null) return null
        tokens += counted
      }
      nextId = page.at(-1)?.parentId ?? null
      await new Promise((resolve) => void setImmediate(resolve))
      if (!isWanted()) return null
    }
    return { mark, anchor: null, tokens }
  }

  return {
    async count(conversationId, asked, instructionTokens, isWanted) {
      const mark = branchEnds.readMark(conversationId)
      if (mark === null) return 0
      const key = `${conversationId} ${asked.modelId} ${asked.baseUrl ?? ''}`
      const known = histories.get(key)
      const history = known?.mark === mark ? known : await read(mark, conversationId, asked, isWanted)
      if (history === null) return null
      histories.set(key, history)
      const { anchor, tokens } = history
      if (anchor === null) return tokens
      const then = instructionsThen.get(anchor.id) ?? instructionTokens
      instructionsThen.set(anchor.id, then)
      return tokens + Math.max(0, anchor.tokens - then)
    },
  }
}

/** What it reasoned is billed, and not sent again. */
function readAnchor({ exact }: CountedMessage, asked: Asked): number | null {
  if (exact === null || !countsAlike(exact, asked)) return null
  return exact.inputTokens + exact.outputTokens - exact.reasoningTokens
}

/** OpenAI's models count alike; any other's count is taken for that very model on that very server alone. */
const countsAlike = (one: Asked, other: Asked): boolean =>
  (one.baseUrl === other.baseUrl && one.modelId === other.modelId) || (isOpenAi(one) && isOpenAi(other))

const isOpenAi = ({ baseUrl }: Asked): boolean => baseUrl !== null && isOpenAiOrigin(baseUrl)
