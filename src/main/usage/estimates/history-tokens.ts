// Counts the tokens that a conversation adds to a question, without its instructions. The server's exact
// count of the last answer covers all messages up to it; later ones are counted here, once each. The server's
// count includes the instructions of that time. Those are not stored, so the ones at the count's first use
// are subtracted.
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import { isOpenAiOrigin } from '../../../domain/base-url.ts'
import { isSent } from '../../../domain/chat/sent-messages.ts'
import type { BranchEndQueries, CountedMessage } from '../../store/chat/branch-end-queries.ts'
import { createKept } from './kept.ts'
import type { CountText } from './text-tokens.ts'

/** The model and server that would be asked. */
export interface Asked {
  readonly modelId: string
  /** `null` for the practice guide, or if the server is unknown. */
  readonly baseUrl: string | null
}

export interface HistoryTokensOptions {
  readonly branchEnds: BranchEndQueries
  readonly countText: CountText
}

export interface HistoryTokens {
  /**
   * `instructionTokens` is the count of the instructions that would be sent now. Returns `null` if `isWanted`
   * became false.
   */
  count(
    conversationId: ConversationId,
    asked: Asked,
    instructionTokens: number,
    isWanted: () => boolean,
  ): Promise<number | null>
}

interface History {
  readonly mark: string
  /** The answer whose exact count covers all messages up to it, and that count with the instructions. */
  readonly anchor: { readonly id: MessageId; readonly tokens: number } | null
  /** The count of the messages after the anchor. */
  readonly tokens: number
}

const messagesPerTurn = 16
const keptMessages = 20_000
const keptHistories = 50
const keptAnchors = 500

export function createHistoryTokens({ branchEnds, countText }: HistoryTokensOptions): HistoryTokens {
  const messages = createKept<number>(keptMessages)
  const histories = createKept<History>(keptHistories)
  /** The instructions' tokens at the time when an answer's count was first used. */
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

/**
 * Returns the tokens of the conversation up to this answer. Reasoning is billed but not sent again, so it is
 * left out.
 */
function readAnchor({ exact }: CountedMessage, asked: Asked): number | null {
  if (exact === null || !countsAlike(exact, asked)) return null
  return exact.inputTokens + exact.outputTokens - exact.reasoningTokens
}

/**
 * OpenAI's models count alike. Another server's count is valid only for the same model on the same server.
 */
const countsAlike = (one: Asked, other: Asked): boolean =>
  (one.baseUrl === other.baseUrl && one.modelId === other.modelId) || (isOpenAi(one) && isOpenAi(other))

const isOpenAi = ({ baseUrl }: Asked): boolean => baseUrl !== null && isOpenAiOrigin(baseUrl)
