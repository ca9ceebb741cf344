// Conversations and their messages. Messages form a tree by `parentId`: a new try is a sibling.
import type { Failure } from './failure.ts'
import type { ConversationId, KeyId, MessageId } from './ids.ts'
import { hideKeyLike } from './key-like.ts'
import type { CostCertainty } from './usage.ts'
import type { NanoUsd } from './money.ts'

export interface Conversation {
  readonly id: ConversationId
  readonly title: string
  /** The key that answers; `null` with `practiceModelId`, or when the default key is to be used. */
  readonly keyId: KeyId | null
  readonly modelId: string
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

export const messageRoles = ['user', 'assistant'] as const
export type MessageRole = (typeof messageRoles)[number]

/**
 * `streaming` is being written now; after a crash it is found again as `interrupted`.
 * `stopped` and `failed` keep what had arrived.
 */
export const messageStatuses = ['done', 'streaming', 'stopped', 'interrupted', 'failed'] as const
export type MessageStatus = (typeof messageStatuses)[number]

export interface MessageUsage {
  readonly inputTokens: number
  readonly outputTokens: number
  /** `null` is unpriced: unknown, and not $0. */
  readonly costNanoUsd: NanoUsd | null
  readonly certainty: CostCertainty
  readonly durationMs: number
}

export interface Message {
  readonly id: MessageId
  readonly conversationId: ConversationId
  readonly parentId: MessageId | null
  readonly role: MessageRole
  readonly text: string
  readonly status: MessageStatus
  readonly failure: Failure | null
  /** The model asked, on an answer; `null` on a person's message. */
  readonly modelId: string | null
  readonly usage: MessageUsage | null
  readonly createdAtMs: number
}

export const maxMessageChars = 400_000

const maxTitleGraphemes = 60
/** One emoji can be many characters; the contract bounds a title at 200. */
const maxTitleChars = 180

/** A conversation is named after its first words, less any key among them, until something better is known. */
export function titleFromText(text: string): string {
  const line = hideKeyLike(text.slice(0, 2_000)).replace(/\s+/gu, ' ').trim()
  if (line.length <= maxTitleGraphemes) return line
  // By what a reader sees as one character, so that no emoji is cut in half.
  const graphemes = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment)
  let cut = ''
  let count = 0
  for (const grapheme of graphemes) {
    if (count === maxTitleGraphemes || cut.length + grapheme.length > maxTitleChars) break
    cut += grapheme
    count += 1
  }
  if (count === graphemes.length) return cut
  const lastSpace = cut.lastIndexOf(' ')
  return `${lastSpace > cut.length / 2 ? cut.slice(0, lastSpace) : cut}…`
}
