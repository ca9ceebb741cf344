// Conversations, the folders they may lie in, and how one gets its title.
import type { ConversationId, FolderId, KeyId } from '../ids.ts'
import { hideKeyLike } from '../keys/key-like.ts'
import type { CostCertainty } from '../usage/usage.ts'
import type { NanoUsd } from '../money.ts'

/** `first-words` may be replaced by `generated`; neither ever replaces one's `own`. */
export const titleKinds = ['first-words', 'generated', 'own'] as const
type TitleKind = (typeof titleKinds)[number]

export interface Conversation {
  readonly id: ConversationId
  readonly title: string
  readonly titleKind: TitleKind
  /** The key that answers; `null` with `practiceModelId`, or when the default key is to be used. */
  readonly keyId: KeyId | null
  readonly modelId: string
  readonly folderId: FolderId | null
  readonly isPinned: boolean
  /** Out of the way, and still found by search. */
  readonly isArchived: boolean
  readonly createdAtMs: number
  /** When it was last written in. Neither a new title nor a new place counts. */
  readonly updatedAtMs: number
}

/** What a generated title cost. */
export interface TitleUsage {
  readonly modelId: string
  /** `null` is unpriced: unknown, and not $0. */
  readonly costNanoUsd: NanoUsd | null
  readonly certainty: CostCertainty
}

export interface Folder {
  readonly id: FolderId
  readonly name: string
  /** Those that are neither archived nor deleted. */
  readonly conversations: number
}

/** Which conversations are listed: each, but a deleted one, is in exactly one of these. A pin comes before a folder. */
export type ConversationShelf =
  | { readonly kind: 'recent' }
  | { readonly kind: 'pinned' }
  | { readonly kind: 'archived' }
  | { readonly kind: 'folder'; readonly folderId: FolderId }

export const maxFolderNameChars = 80

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
