// Conversations, their folders, and the title made of a conversation's first words.
import type { ConversationId, FolderId, KeyId } from '../ids.ts'
import { hideKeyLike } from '../keys/key-like.ts'
import type { CostCertainty } from '../usage/usage.ts'
import type { NanoUsd } from '../money.ts'

/** `generated` can replace `first-words`; neither ever replaces the person's `own` title. */
export const titleKinds = ['first-words', 'generated', 'own'] as const
type TitleKind = (typeof titleKinds)[number]

export interface Conversation {
  readonly id: ConversationId
  readonly title: string
  readonly titleKind: TitleKind
  /** The key that answers; `null` for `practiceModelId`, or if the default key is to be used. */
  readonly keyId: KeyId | null
  readonly modelId: string
  readonly folderId: FolderId | null
  readonly isPinned: boolean
  /** Hidden from the lists, but still found by search. */
  readonly isArchived: boolean
  readonly createdAtMs: number
  /** When somebody last wrote in it. A new title or folder doesn't count. */
  readonly updatedAtMs: number
}

/** What a generated title cost. */
export interface TitleUsage {
  readonly modelId: string
  /** `null` means unpriced: unknown, which is not $0. */
  readonly costNanoUsd: NanoUsd | null
  readonly certainty: CostCertainty
}

export interface Folder {
  readonly id: FolderId
  readonly name: string
  /** How many conversations it has that are neither archived nor deleted. */
  readonly conversations: number
}

/**
 * The lists of conversations. Each conversation, unless it is deleted, is in exactly one. A pinned one is not
 * listed in its folder.
 */
export type ConversationShelf =
  | { readonly kind: 'recent' }
  | { readonly kind: 'pinned' }
  | { readonly kind: 'archived' }
  | { readonly kind: 'folder'; readonly folderId: FolderId }

export const maxFolderNameChars = 80

const maxTitleGraphemes = 60
/** One emoji can be many characters; the contract bounds a title at 200. */
const maxTitleChars = 180

/** Makes a title of a text's first words, without any key in them, until there is a better one. */
export function titleFromText(text: string): string {
  const line = hideKeyLike(text.slice(0, 2_000)).replace(/\s+/gu, ' ').trim()
  if (line.length <= maxTitleGraphemes) return line
  // Cuts between graphemes, so that no emoji is cut in half.
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
